"""What is read and touched: labels, icons, buttons, the bar, overlays."""
