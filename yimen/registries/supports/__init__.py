"""Supporting services 配套服务: what others do around a matter, entered by document, shown in an order of no favour."""
