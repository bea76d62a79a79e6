"""Chương trình kiểm tra, thanh tra: which team goes where in which week; nobody visited twice for one matter within a year unless jointly."""
