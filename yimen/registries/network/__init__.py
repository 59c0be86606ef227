"""The network of halls 站点网络: points planned, halls still apart, standards and checks."""
