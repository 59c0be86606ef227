"""Control lines 五线: five layers of one map 一图五线, each in dated versions."""
