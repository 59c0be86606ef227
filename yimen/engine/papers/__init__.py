"""Papers 文书证照: files by their hash, the notices made from the journal, certificates and what stands for what."""
