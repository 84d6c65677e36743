"""Sound out of files: the only home of FFmpeg (PyAV) decoding; used by `playback` and `media`."""
