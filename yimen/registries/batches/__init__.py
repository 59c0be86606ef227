"""List batches 清单批次: what was published of a list, when and by which document. The list itself lives on."""
