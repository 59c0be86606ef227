"""The room of the rounds 巡查 at the desk: planned and drawn, visited with a checklist, mended and looked at again."""
