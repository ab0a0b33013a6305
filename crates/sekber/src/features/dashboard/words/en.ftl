nav-home = Home
home-sub = Multi-party joint secretariat of { $district }
