"""Window proposals 增窗并窗建议: measured by the centre's thresholds, answered, measured again after."""
