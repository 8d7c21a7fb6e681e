"""What can be typed, one file each: the kiosk itself (`run`), check, gallery, history, restore, pin, schema."""
