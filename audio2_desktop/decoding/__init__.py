"""Sound out of files as samples, for `playback` and `media`. Nothing needs it: VLC plays."""
