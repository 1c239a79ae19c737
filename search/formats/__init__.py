"""One record of an organisation in the formats that others read."""
