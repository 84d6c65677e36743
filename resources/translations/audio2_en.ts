<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
  <name></name>
  <message numerus="yes">
    <source>%n albums</source>
    <translation><numerusform>%Ln album</numerusform><numerusform>%Ln albums</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums are apart again</source>
    <translation><numerusform>%Ln album is apart again</numerusform><numerusform>%Ln albums are apart again</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums are suggested no more</source>
    <translation><numerusform>%Ln album is suggested no more</numerusform><numerusform>%Ln albums are suggested no more</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums in a month</source>
    <translation><numerusform>%Ln album in a month</numerusform><numerusform>%Ln albums in a month</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums may be suggested again</source>
    <translation><numerusform>%Ln album may be suggested again</numerusform><numerusform>%Ln albums may be suggested again</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n are already here</source>
    <translation><numerusform>%Ln is already here</numerusform><numerusform>%Ln are already here</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n are nowhere on disk</source>
    <translation><numerusform>%Ln is nowhere on disk</numerusform><numerusform>%Ln are nowhere on disk</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n artists</source>
    <translation><numerusform>%Ln artist</numerusform><numerusform>%Ln artists</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n artists are apart again</source>
    <translation><numerusform>%Ln artist is apart again</numerusform><numerusform>%Ln artists are apart again</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n cannot be read</source>
    <translation><numerusform>%Ln cannot be read</numerusform><numerusform>%Ln cannot be read</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n changed</source>
    <translation><numerusform>%Ln changed</numerusform><numerusform>%Ln changed</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n complete</source>
    <translation><numerusform>%Ln complete</numerusform><numerusform>%Ln complete</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n days</source>
    <translation><numerusform>%Ln day</numerusform><numerusform>%Ln days</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n days ago</source>
    <translation><numerusform>%Ln day ago</numerusform><numerusform>%Ln days ago</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n discs</source>
    <translation><numerusform>%Ln disc</numerusform><numerusform>%Ln discs</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n entries</source>
    <translation><numerusform>%Ln entry</numerusform><numerusform>%Ln entries</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n faults: restore a backup</source>
    <translation><numerusform>%Ln fault: restore a backup</numerusform><numerusform>%Ln faults: restore a backup</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n files could not be read</source>
    <translation><numerusform>%Ln file could not be read</numerusform><numerusform>%Ln files could not be read</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n files were left as they are. {why}</source>
    <translation><numerusform>%Ln file was left as it is. {why}</numerusform><numerusform>%Ln files were left as they are. {why}</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n folders could not be opened</source>
    <translation><numerusform>%Ln folder could not be opened</numerusform><numerusform>%Ln folders could not be opened</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n folders are away</source>
    <translation><numerusform>%Ln folder is away</numerusform><numerusform>%Ln folders are away</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n gone</source>
    <translation><numerusform>%Ln gone</numerusform><numerusform>%Ln gone</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n minutes</source>
    <translation><numerusform>%Ln minute</numerusform><numerusform>%Ln minutes</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n missing</source>
    <translation><numerusform>%Ln missing</numerusform><numerusform>%Ln missing</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n moved</source>
    <translation><numerusform>%Ln moved</numerusform><numerusform>%Ln moved</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n new</source>
    <translation><numerusform>%Ln new</numerusform><numerusform>%Ln new</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n partial</source>
    <translation><numerusform>%Ln partial</numerusform><numerusform>%Ln partial</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n plays</source>
    <translation><numerusform>%Ln play</numerusform><numerusform>%Ln plays</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n plays in four weeks</source>
    <translation><numerusform>%Ln play in four weeks</numerusform><numerusform>%Ln plays in four weeks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n searches</source>
    <translation><numerusform>%Ln search</numerusform><numerusform>%Ln searches</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n results</source>
    <translation><numerusform>%Ln result</numerusform><numerusform>%Ln results</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n seconds</source>
    <translation><numerusform>%Ln second</numerusform><numerusform>%Ln seconds</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n skips</source>
    <translation><numerusform>%Ln skip</numerusform><numerusform>%Ln skips</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks</source>
    <translation><numerusform>%Ln track</numerusform><numerusform>%Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are already there</source>
    <translation><numerusform>%Ln track is already there</numerusform><numerusform>%Ln tracks are already there</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are back on their album</source>
    <translation><numerusform>%Ln track is back on its album</numerusform><numerusform>%Ln tracks are back on their album</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are by another artist now</source>
    <translation><numerusform>%Ln track is by another artist now</numerusform><numerusform>%Ln tracks are by another artist now</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are by the same artist again</source>
    <translation><numerusform>%Ln track is by the same artist again</numerusform><numerusform>%Ln tracks are by the same artist again</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are suggested no more</source>
    <translation><numerusform>%Ln track is suggested no more</numerusform><numerusform>%Ln tracks are suggested no more</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks may be suggested again</source>
    <translation><numerusform>%Ln track may be suggested again</numerusform><numerusform>%Ln tracks may be suggested again</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks play next</source>
    <translation><numerusform>%Ln track plays next</numerusform><numerusform>%Ln tracks play next</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Add %n folders</source>
    <translation><numerusform>Add %Ln folder</numerusform><numerusform>Add %Ln folders</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Add %n tracks to a playlist</source>
    <translation><numerusform>Add %Ln track to a playlist</numerusform><numerusform>Add %Ln tracks to a playlist</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Added %n tracks</source>
    <translation><numerusform>Added %Ln track</numerusform><numerusform>Added %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Added %n tracks to the queue</source>
    <translation><numerusform>Added %Ln track to the queue</numerusform><numerusform>Added %Ln tracks to the queue</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Added %n tracks to {name}</source>
    <translation><numerusform>Added %Ln track to {name}</numerusform><numerusform>Added %Ln tracks to {name}</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Brought back %n plays</source>
    <translation><numerusform>Brought back %Ln play</numerusform><numerusform>Brought back %Ln plays</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Brought back %n searches</source>
    <translation><numerusform>Brought back %Ln search</numerusform><numerusform>Brought back %Ln searches</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Brought back %n tracks</source>
    <translation><numerusform>Brought back %Ln track</numerusform><numerusform>Brought back %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Delete %n tags</source>
    <translation><numerusform>Delete %Ln tag</numerusform><numerusform>Delete %Ln tags</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Deleted %n tags: {name}</source>
    <translation><numerusform>Deleted %Ln tag: {name}</numerusform><numerusform>Deleted %Ln tags: {name}</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Forgot %n plays</source>
    <translation><numerusform>Forgot %Ln play</numerusform><numerusform>Forgot %Ln plays</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Forgot %n searches</source>
    <translation><numerusform>Forgot %Ln search</numerusform><numerusform>Forgot %Ln searches</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>In common to the first %n</source>
    <translation><numerusform>In common to the first %Ln</numerusform><numerusform>In common to the first %Ln</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Looking at %n files again</source>
    <translation><numerusform>Looking at %Ln file again</numerusform><numerusform>Looking at %Ln files again</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Looking at %n folders again</source>
    <translation><numerusform>Looking at %Ln folder again</numerusform><numerusform>Looking at %Ln folders again</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Loudness was written to %n files</source>
    <translation><numerusform>Loudness was written to %Ln file</numerusform><numerusform>Loudness was written to %Ln files</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Made an album of %n tracks</source>
    <translation><numerusform>Made an album of %Ln track</numerusform><numerusform>Made an album of %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Make an album of %n tracks</source>
    <translation><numerusform>Make an album of %Ln track</numerusform><numerusform>Make an album of %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Merge %n albums</source>
    <translation><numerusform>Merge %Ln album</numerusform><numerusform>Merge %Ln albums</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Merge %n artists</source>
    <translation><numerusform>Merge %Ln artist</numerusform><numerusform>Merge %Ln artists</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Merged %n albums</source>
    <translation><numerusform>Merged %Ln album</numerusform><numerusform>Merged %Ln albums</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Merged %n artists</source>
    <translation><numerusform>Merged %Ln artist</numerusform><numerusform>Merged %Ln artists</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Move %n files to the bin?</source>
    <translation><numerusform>Move %Ln file to the bin?</numerusform><numerusform>Move %Ln files to the bin?</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Moved %n files to the bin</source>
    <translation><numerusform>Moved %Ln file to the bin</numerusform><numerusform>Moved %Ln files to the bin</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Moved %n files to the bin; {left} could not be moved</source>
    <translation><numerusform>Moved %Ln file to the bin; {left} could not be moved</numerusform><numerusform>Moved %Ln files to the bin; {left} could not be moved</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Moved %n tracks in the queue</source>
    <translation><numerusform>Moved %Ln track in the queue</numerusform><numerusform>Moved %Ln tracks in the queue</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Moved %n tracks in {name}</source>
    <translation><numerusform>Moved %Ln track in {name}</numerusform><numerusform>Moved %Ln tracks in {name}</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Not heard for %n months</source>
    <translation><numerusform>Not heard for %Ln month</numerusform><numerusform>Not heard for %Ln months</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Not heard for %n years</source>
    <translation><numerusform>Not heard for %Ln year</numerusform><numerusform>Not heard for %Ln years</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Notifications, %n unread</source>
    <translation><numerusform>Notifications, %Ln unread</numerusform><numerusform>Notifications, %Ln unread</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Plain lyrics, %n lines</source>
    <translation><numerusform>Plain lyrics, %Ln line</numerusform><numerusform>Plain lyrics, %Ln lines</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Playing %n tracks</source>
    <translation><numerusform>Playing %Ln track</numerusform><numerusform>Playing %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Put {name} on %n albums</source>
    <translation><numerusform>Put {name} on %Ln album</numerusform><numerusform>Put {name} on %Ln albums</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Put {name} on %n artists</source>
    <translation><numerusform>Put {name} on %Ln artist</numerusform><numerusform>Put {name} on %Ln artists</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Put {name} on %n tracks</source>
    <translation><numerusform>Put {name} on %Ln track</numerusform><numerusform>Put {name} on %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Remove %n tracks from the library?</source>
    <translation><numerusform>Remove %Ln track from the library?</numerusform><numerusform>Remove %Ln tracks from the library?</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Removed %n tracks from the library</source>
    <translation><numerusform>Removed %Ln track from the library</numerusform><numerusform>Removed %Ln tracks from the library</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Removed %n tracks from the queue</source>
    <translation><numerusform>Removed %Ln track from the queue</numerusform><numerusform>Removed %Ln tracks from the queue</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Removed %n tracks from {name}</source>
    <translation><numerusform>Removed %Ln track from {name}</numerusform><numerusform>Removed %Ln tracks from {name}</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Show %n tags</source>
    <translation><numerusform>Show %Ln tag</numerusform><numerusform>Show %Ln tags</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Synced lyrics, %n lines</source>
    <translation><numerusform>Synced lyrics, %Ln line</numerusform><numerusform>Synced lyrics, %Ln lines</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Tag %n albums</source>
    <translation><numerusform>Tag %Ln album</numerusform><numerusform>Tag %Ln albums</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Tag %n artists</source>
    <translation><numerusform>Tag %Ln artist</numerusform><numerusform>Tag %Ln artists</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Tag %n tracks</source>
    <translation><numerusform>Tag %Ln track</numerusform><numerusform>Tag %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Took loudness out of %n files</source>
    <translation><numerusform>Took loudness out of %Ln file</numerusform><numerusform>Took loudness out of %Ln files</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Took {name} off %n albums</source>
    <translation><numerusform>Took {name} off %Ln album</numerusform><numerusform>Took {name} off %Ln albums</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Took {name} off %n artists</source>
    <translation><numerusform>Took {name} off %Ln artist</numerusform><numerusform>Took {name} off %Ln artists</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Took {name} off %n tracks</source>
    <translation><numerusform>Took {name} off %Ln track</numerusform><numerusform>Took {name} off %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Write loudness to %n files?</source>
    <translation><numerusform>Write loudness to %Ln file?</numerusform><numerusform>Write loudness to %Ln files?</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Wrote %n playlists</source>
    <translation><numerusform>Wrote %Ln playlist</numerusform><numerusform>Wrote %Ln playlists</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Wrote %n rows</source>
    <translation><numerusform>Wrote %Ln row</numerusform><numerusform>Wrote %Ln rows</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Wrote %n tracks</source>
    <translation><numerusform>Wrote %Ln track</numerusform><numerusform>Wrote %Ln tracks</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>and %n more</source>
    <translation><numerusform>and %Ln more</numerusform><numerusform>and %Ln more</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n years</source>
    <translation><numerusform>%Ln year</numerusform><numerusform>%Ln years</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n folders</source>
    <translation><numerusform>%Ln folder</numerusform><numerusform>%Ln folders</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Wrote loudness to %n files</source>
    <translation><numerusform>Wrote loudness to %Ln file</numerusform><numerusform>Wrote loudness to %Ln files</numerusform></translation>
  </message>
</context>
</TS>
