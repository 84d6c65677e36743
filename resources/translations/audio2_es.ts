<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
  <name></name>
  <message>
    <source>"{value}" is not a length such as 3:30, 5m or 90s.</source>
    <translation>«{value}» no es una duración como 3:30, 5m o 90s.</translation>
  </message>
  <message>
    <source>"{value}" is not a number.</source>
    <translation>«{value}» no es un número.</translation>
  </message>
  <message>
    <source>"{value}" is not a rating from 0 to 5 stars.</source>
    <translation>«{value}» no es una valoración de 0 a 5 estrellas.</translation>
  </message>
  <message>
    <source>"{value}" is not a time such as 2w (d w m y), 2024 or 2024-05-31.</source>
    <translation>«{value}» no es una fecha como 2w (d w m y), 2024 o 2024-05-31.</translation>
  </message>
  <message>
    <source>"{value}" is not a year.</source>
    <translation>«{value}» no es un año.</translation>
  </message>
  <message numerus="yes">
    <source>%n albums</source>
    <translation><numerusform>%Ln álbum</numerusform><numerusform>%Ln álbumes</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums are apart again</source>
    <translation><numerusform>%Ln álbum vuelve a estar separado</numerusform><numerusform>%Ln álbumes vuelven a estar separados</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums are suggested no more</source>
    <translation><numerusform>%Ln álbum ya no se sugerirá</numerusform><numerusform>%Ln álbumes ya no se sugerirán</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums in a month</source>
    <translation><numerusform>%Ln álbum en un mes</numerusform><numerusform>%Ln álbumes en un mes</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n albums may be suggested again</source>
    <translation><numerusform>%Ln álbum puede volver a sugerirse</numerusform><numerusform>%Ln álbumes pueden volver a sugerirse</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n are already here</source>
    <translation><numerusform>%Ln ya está aquí</numerusform><numerusform>%Ln ya están aquí</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n are nowhere on disk</source>
    <translation><numerusform>%Ln no está en el disco</numerusform><numerusform>%Ln no están en el disco</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n artists</source>
    <translation><numerusform>%Ln artista</numerusform><numerusform>%Ln artistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n artists are apart again</source>
    <translation><numerusform>%Ln artista vuelve a estar separado</numerusform><numerusform>%Ln artistas vuelven a estar separados</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n cannot be read</source>
    <translation><numerusform>%Ln no se puede leer</numerusform><numerusform>%Ln no se pueden leer</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n changed</source>
    <translation><numerusform>%Ln cambiado</numerusform><numerusform>%Ln cambiados</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n complete</source>
    <translation><numerusform>%Ln completo</numerusform><numerusform>%Ln completos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n days</source>
    <translation><numerusform>%Ln día</numerusform><numerusform>%Ln días</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n days ago</source>
    <translation><numerusform>hace %Ln día</numerusform><numerusform>hace %Ln días</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n discs</source>
    <translation><numerusform>%Ln disco</numerusform><numerusform>%Ln discos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n entries</source>
    <translation><numerusform>%Ln entrada</numerusform><numerusform>%Ln entradas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n faults: restore a backup</source>
    <translation><numerusform>%Ln fallo: restaura una copia de seguridad</numerusform><numerusform>%Ln fallos: restaura una copia de seguridad</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n files could not be read</source>
    <translation><numerusform>No se ha podido leer %Ln archivo</numerusform><numerusform>No se han podido leer %Ln archivos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n files were left as they are. {why}</source>
    <translation><numerusform>%Ln archivo quedó como está. {why}</numerusform><numerusform>%Ln archivos quedaron como están. {why}</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n folders could not be opened</source>
    <translation><numerusform>No se ha podido abrir %Ln carpeta</numerusform><numerusform>No se han podido abrir %Ln carpetas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n folders are away</source>
    <translation><numerusform>%Ln carpeta no está disponible</numerusform><numerusform>%Ln carpetas no están disponibles</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n gone</source>
    <translation><numerusform>%Ln desaparecido</numerusform><numerusform>%Ln desaparecidos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n minutes</source>
    <translation><numerusform>%Ln minuto</numerusform><numerusform>%Ln minutos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n missing</source>
    <translation><numerusform>falta %Ln</numerusform><numerusform>faltan %Ln</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n moved</source>
    <translation><numerusform>%Ln movido</numerusform><numerusform>%Ln movidos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n new</source>
    <translation><numerusform>%Ln nuevo</numerusform><numerusform>%Ln nuevos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n partial</source>
    <translation><numerusform>%Ln parcial</numerusform><numerusform>%Ln parciales</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n plays</source>
    <translation><numerusform>%Ln reproducción</numerusform><numerusform>%Ln reproducciones</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n plays in four weeks</source>
    <translation><numerusform>%Ln escucha en cuatro semanas</numerusform><numerusform>%Ln escuchas en cuatro semanas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n results</source>
    <translation><numerusform>%Ln resultado</numerusform><numerusform>%Ln resultados</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n searches</source>
    <translation><numerusform>%Ln búsqueda</numerusform><numerusform>%Ln búsquedas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n seconds</source>
    <translation><numerusform>%Ln segundo</numerusform><numerusform>%Ln segundos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n skips</source>
    <translation><numerusform>%Ln salto</numerusform><numerusform>%Ln saltos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks</source>
    <translation><numerusform>%Ln pista</numerusform><numerusform>%Ln pistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are already there</source>
    <translation><numerusform>%Ln pista ya está ahí</numerusform><numerusform>%Ln pistas ya están ahí</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are back on their album</source>
    <translation><numerusform>%Ln pista está de nuevo en su álbum</numerusform><numerusform>%Ln pistas están de nuevo en su álbum</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are by another artist now</source>
    <translation><numerusform>%Ln pista es ahora de otro artista</numerusform><numerusform>%Ln pistas son ahora de otro artista</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are by the same artist again</source>
    <translation><numerusform>%Ln pista es otra vez del mismo artista</numerusform><numerusform>%Ln pistas son otra vez del mismo artista</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks are suggested no more</source>
    <translation><numerusform>Ya no se sugiere %Ln pista</numerusform><numerusform>Ya no se sugieren %Ln pistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks may be suggested again</source>
    <translation><numerusform>Se puede volver a sugerir %Ln pista</numerusform><numerusform>Se pueden volver a sugerir %Ln pistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n tracks play next</source>
    <translation><numerusform>%Ln pista suena después</numerusform><numerusform>%Ln pistas suenan después</numerusform></translation>
  </message>
  <message>
    <source>0 keeps none.</source>
    <translation>0 no guarda ninguna.</translation>
  </message>
  <message>
    <source>1 star</source>
    <translation>1 estrella</translation>
  </message>
  <message>
    <source>1 star for the playing track</source>
    <translation>1 estrella a la pista que suena</translation>
  </message>
  <message>
    <source>2 stars</source>
    <translation>2 estrellas</translation>
  </message>
  <message>
    <source>2 stars for the playing track</source>
    <translation>2 estrellas a la pista que suena</translation>
  </message>
  <message>
    <source>3 stars</source>
    <translation>3 estrellas</translation>
  </message>
  <message>
    <source>3 stars for the playing track</source>
    <translation>3 estrellas a la pista que suena</translation>
  </message>
  <message>
    <source>30 seconds back</source>
    <translation>Retroceder 30 segundos</translation>
  </message>
  <message>
    <source>30 seconds on</source>
    <translation>Avanzar 30 segundos</translation>
  </message>
  <message>
    <source>4 stars</source>
    <translation>4 estrellas</translation>
  </message>
  <message>
    <source>4 stars for the playing track</source>
    <translation>4 estrellas a la pista que suena</translation>
  </message>
  <message>
    <source>5 seconds on or back, in the player</source>
    <translation>5 segundos adelante o atrás, en el reproductor</translation>
  </message>
  <message>
    <source>5 stars</source>
    <translation>5 estrellas</translation>
  </message>
  <message>
    <source>5 stars for the playing track</source>
    <translation>5 estrellas a la pista que suena</translation>
  </message>
  <message>
    <source>A favourite is not removed. Take the heart away first.</source>
    <translation>Una favorita no se quita. Quítale antes el corazón.</translation>
  </message>
  <message>
    <source>A folder</source>
    <translation>Una carpeta</translation>
  </message>
  <message>
    <source>A folder cannot be moved into itself.</source>
    <translation>Una carpeta no se puede mover dentro de sí misma.</translation>
  </message>
  <message>
    <source>A folder of playlists cannot be played</source>
    <translation>Una carpeta de listas no se puede reproducir</translation>
  </message>
  <message>
    <source>A gain that would distort the loudest moment is made smaller.</source>
    <translation>Una ganancia que distorsionaría el momento más fuerte se reduce.</translation>
  </message>
  <message>
    <source>A part of the player is missing, so VLC plays: with short gaps between tracks.</source>
    <translation>Falta una parte del reproductor, así que reproduce VLC: con pausas breves entre pistas.</translation>
  </message>
  <message>
    <source>A quarter of a second, in place of a sudden end.</source>
    <translation>Un cuarto de segundo, en lugar de un final brusco.</translation>
  </message>
  <message>
    <source>A tag goes on tracks, albums and artists: drag them onto it, or press Shift+T.</source>
    <translation>Una etiqueta va en pistas, álbumes y artistas: arrástralos sobre ella o pulsa Mayús+T.</translation>
  </message>
  <message>
    <source>A tag needs a name.</source>
    <translation>Una etiqueta necesita un nombre.</translation>
  </message>
  <message>
    <source>A notification while another window is in front.</source>
    <translation>Una notificación mientras otra ventana está delante.</translation>
  </message>
  <message>
    <source>Accounts &amp; keys</source>
    <translation>Cuentas y claves</translation>
  </message>
  <message>
    <source>Add filter</source>
    <translation>Añadir filtro</translation>
  </message>
  <message>
    <source>Added in the last {days} days</source>
    <translation>Añadidas en los últimos {days} días</translation>
  </message>
  <message>
    <source>Added to every known gain; 0 dB is -18 LUFS.</source>
    <translation>Se suma a cada ganancia conocida; 0 dB son -18 LUFS.</translation>
  </message>
  <message>
    <source>All files</source>
    <translation>Todos los archivos</translation>
  </message>
  <message>
    <source>All {level}</source>
    <translation>Todo {level}</translation>
  </message>
  <message>
    <source>Announce each line of lyrics</source>
    <translation>Anunciar cada línea de la letra</translation>
  </message>
  <message>
    <source>Also by {name}</source>
    <translation>También de {name}</translation>
  </message>
  <message>
    <source>Also tagged {name}</source>
    <translation>También con la etiqueta {name}</translation>
  </message>
  <message>
    <source>Also {name}</source>
    <translation>También {name}</translation>
  </message>
  <message>
    <source>Articles that sorting ignores</source>
    <translation>Artículos que el orden ignora</translation>
  </message>
  <message>
    <source>At their starts and ends, but not while an album plays in its order.</source>
    <translation>Al principio y al final de cada una, pero no mientras un álbum suena en su orden.</translation>
  </message>
  <message>
    <source>Audio2 is not allowed to read this file.</source>
    <translation>Audio2 no tiene permiso para leer este archivo.</translation>
  </message>
  <message>
    <source>Audio2 itself joins tracks without a gap; VLC does not. Holds from the next start.</source>
    <translation>Audio2 une las pistas sin pausa; VLC no. Vale desde el próximo inicio.</translation>
  </message>
  <message>
    <source>Audio2 plays by itself: without gaps between tracks.</source>
    <translation>Audio2 reproduce por sí mismo: sin pausas entre pistas.</translation>
  </message>
  <message>
    <source>Audio2 works whole without any account, and has none so far.</source>
    <translation>Audio2 funciona entero sin ninguna cuenta, y por ahora no tiene ninguna.</translation>
  </message>
  <message>
    <source>AutoEq bass treble preset filter tone</source>
    <translation>AutoEq graves agudos preajuste filtro tono</translation>
  </message>
  <message>
    <source>Automatic</source>
    <translation>Automático</translation>
  </message>
  <message>
    <source>Autoplay similar music</source>
    <translation>Seguir con música parecida</translation>
  </message>
  <message>
    <source>Autoplay similar music: on or off</source>
    <translation>Seguir con música parecida: sí o no</translation>
  </message>
  <message>
    <source>away</source>
    <translation>no conectado</translation>
  </message>
  <message>
    <source>Back to the first order</source>
    <translation>Volver al primer orden</translation>
  </message>
  <message>
    <source>Buffering {percent} %</source>
    <translation>Cargando: {percent} %</translation>
  </message>
  <message>
    <source>Buffering…</source>
    <translation>Cargando…</translation>
  </message>
  <message>
    <source>Follow the system</source>
    <translation>Seguir al sistema</translation>
  </message>
  <message>
    <source>Ctrl and the wheel over them do the same.</source>
    <translation>Lo mismo hace Ctrl con la rueda sobre ella.</translation>
  </message>
  <message>
    <source>It can be taken out again: their tags are then as they were before.</source>
    <translation>Se puede quitar otra vez: todo queda como antes.</translation>
  </message>
  <message>
    <source>Its tags cannot be written without loss, so they were left as they are.</source>
    <translation>Sus etiquetas no se pueden escribir sin pérdida; quedaron como están.</translation>
  </message>
  <message>
    <source>Keep</source>
    <translation>Guardar</translation>
  </message>
  <message>
    <source>Kept the lyrics</source>
    <translation>Letra guardada</translation>
  </message>
  <message>
    <source>endless radio continue suggestions</source>
    <translation>sin fin radio continuar sugerencias autoplay</translation>
  </message>
  <message>
    <source>From the {decade}s</source>
    <translation>De los años {decade}</translation>
  </message>
  <message>
    <source>bit perfect hertz kHz hi-res resampling DAC</source>
    <translation>bit perfect hercios kHz hi-res remuestreo DAC</translation>
  </message>
  <message>
    <source>Every file at its own sample rate</source>
    <translation>Cada archivo a su propia frecuencia de muestreo</translation>
  </message>
  <message>
    <source>Large</source>
    <translation>Grande</translation>
  </message>
  <message>
    <source>Larger lyrics</source>
    <translation>Letra más grande</translation>
  </message>
  <message numerus="yes">
    <source>Loudness was written to %n files</source>
    <translation><numerusform>La sonoridad se escribió en %Ln archivo</numerusform><numerusform>La sonoridad se escribió en %Ln archivos</numerusform></translation>
  </message>
  <message>
    <source>Medium</source>
    <translation>Mediano</translation>
  </message>
  <message>
    <source>Mini player</source>
    <translation>Mini reproductor</translation>
  </message>
  <message>
    <source>Headphones are unplugged, a speaker is switched off.</source>
    <translation>Se desenchufan los auriculares o se apaga un altavoz.</translation>
  </message>
  <message>
    <source>Nothing to write: the files tell their loudness, are not measured yet, or have no place for it.</source>
    <translation>Nada que escribir: los archivos ya indican su sonoridad, aún no se han medido o no tienen sitio para ella.</translation>
  </message>
  <message>
    <source>Only Audio2's own sound can do this, and it does not play now.</source>
    <translation>Solo el sonido propio de Audio2 puede hacerlo, y ahora no es el que suena.</translation>
  </message>
  <message>
    <source>More about the lyrics</source>
    <translation>Más sobre la letra</translation>
  </message>
  <message>
    <source>Never heard</source>
    <translation>Nunca escuchada</translation>
  </message>
  <message numerus="yes">
    <source>Not heard for %n months</source>
    <translation><numerusform>Sin escuchar desde hace %Ln mes</numerusform><numerusform>Sin escuchar desde hace %Ln meses</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Not heard for %n years</source>
    <translation><numerusform>Sin escuchar desde hace %Ln año</numerusform><numerusform>Sin escuchar desde hace %Ln años</numerusform></translation>
  </message>
  <message>
    <source>Only files of the library can be added to the queue.</source>
    <translation>Solo se pueden añadir a la cola archivos de la biblioteca.</translation>
  </message>
  <message>
    <source>Output device</source>
    <translation>Dispositivo de salida</translation>
  </message>
  <message>
    <source>Paste lyrics</source>
    <translation>Pegar letra</translation>
  </message>
  <message>
    <source>Paste them, or put a .lrc beside the music.</source>
    <translation>Pégala, o pon un .lrc junto a la música.</translation>
  </message>
  <message>
    <source>Plain lines, or LRC with times</source>
    <translation>Líneas sencillas, o LRC con tiempos</translation>
  </message>
  <message numerus="yes">
    <source>Plain lyrics, %n lines</source>
    <translation><numerusform>Letra sin tiempos, %Ln línea</numerusform><numerusform>Letra sin tiempos, %Ln líneas</numerusform></translation>
  </message>
  <message>
    <source>Play on elsewhere</source>
    <translation>Seguir en otro</translation>
  </message>
  <message>
    <source>Put a .lrc of the same name beside the music.</source>
    <translation>Pon un .lrc de igual nombre junto a la música.</translation>
  </message>
  <message>
    <source>quiet gap pause trim</source>
    <translation>silencio hueco pausa recortar</translation>
  </message>
  <message>
    <source>Rename playlist or tag</source>
    <translation>Renombrar la lista o la etiqueta</translation>
  </message>
  <message>
    <source>Remove my lyrics</source>
    <translation>Quitar mi letra</translation>
  </message>
  <message>
    <source>Save beside the music</source>
    <translation>Guardar junto a la música</translation>
  </message>
  <message>
    <source>Saved as {file}</source>
    <translation>Guardado como {file}</translation>
  </message>
  <message>
    <source>Screen readers say it as it is sung, while the lyrics are open.</source>
    <translation>Los lectores de pantalla la dicen cuando se canta, mientras la letra está abierta.</translation>
  </message>
  <message>
    <source>Search again</source>
    <translation>Buscar</translation>
  </message>
  <message>
    <source>Show the whole window</source>
    <translation>Mostrar la ventana completa</translation>
  </message>
  <message>
    <source>Size of lyrics</source>
    <translation>Tamaño de la letra de las canciones</translation>
  </message>
  <message>
    <source>Similar music</source>
    <translation>Música parecida</translation>
  </message>
  <message>
    <source>Skip silence between tracks</source>
    <translation>Saltar el silencio entre pistas</translation>
  </message>
  <message>
    <source>From the tags of the file</source>
    <translation>De las etiquetas del archivo</translation>
  </message>
  <message>
    <source>From {file}</source>
    <translation>De {file}</translation>
  </message>
  <message>
    <source>Lyrics 0.1 seconds earlier</source>
    <translation>Letra 0,1 segundos antes</translation>
  </message>
  <message>
    <source>Lyrics 0.1 seconds later</source>
    <translation>Letra 0,1 segundos más tarde</translation>
  </message>
  <message>
    <source>No lyrics found</source>
    <translation>No se encontró la letra</translation>
  </message>
  <message>
    <source>Pause in the singing</source>
    <translation>Pausa en el canto</translation>
  </message>
  <message>
    <source>Resume</source>
    <translation>Seguir</translation>
  </message>
  <message>
    <source>Small</source>
    <translation>Pequeño</translation>
  </message>
  <message>
    <source>Slower or faster with the pitch kept.</source>
    <translation>Más lento o más rápido sin cambiar el tono.</translation>
  </message>
  <message>
    <source>So long two tracks sound together, but never within an album.</source>
    <translation>Ese tiempo suenan juntas dos pistas, pero nunca dentro de un álbum.</translation>
  </message>
  <message>
    <source>Smaller lyrics</source>
    <translation>Letra más pequeña</translation>
  </message>
  <message>
    <source>speakers headphones sound card DAC Bluetooth</source>
    <translation>altavoces auriculares tarjeta de sonido DAC Bluetooth</translation>
  </message>
  <message>
    <source>Speed</source>
    <translation>Velocidad</translation>
  </message>
  <message>
    <source>Start any track, and its lyrics are shown here.</source>
    <translation>Empieza cualquier canción y aquí se ve su letra.</translation>
  </message>
  <message>
    <source>Suggest another</source>
    <translation>Sugerir otra</translation>
  </message>
  <message>
    <source>Synced</source>
    <translation>Sincronizada</translation>
  </message>
  <message>
    <source>Curve from {low} to {high}</source>
    <translation>Curva de {low} a {high}</translation>
  </message>
  <message>
    <source>dB</source>
    <translation>dB</translation>
  </message>
  <message>
    <source>Electronic</source>
    <translation>Electrónica</translation>
  </message>
  <message>
    <source>Equaliser</source>
    <translation>Ecualizador</translation>
  </message>
  <message>
    <source>Equaliser by</source>
    <translation>Ecualizar con</translation>
  </message>
  <message>
    <source>Equaliser filters</source>
    <translation>Filtros de ecualizador</translation>
  </message>
  <message>
    <source>Filters</source>
    <translation>Filtros</translation>
  </message>
  <message>
    <source>Flat</source>
    <translation>Plano</translation>
  </message>
  <message>
    <source>For {device}</source>
    <translation>Para {device}</translation>
  </message>
  <message>
    <source>High shelf</source>
    <translation>Estante alto</translation>
  </message>
  <message>
    <source>Hz</source>
    <translation>Hz</translation>
  </message>
  <message>
    <source>Import filters</source>
    <translation>Importar filtros</translation>
  </message>
  <message>
    <source>kHz</source>
    <translation>kHz</translation>
  </message>
  <message>
    <source>Less bass</source>
    <translation>Menos graves</translation>
  </message>
  <message>
    <source>Less treble</source>
    <translation>Menos agudos</translation>
  </message>
  <message>
    <source>Line {number} is no equaliser filter. A filter looks like “Filter 1: ON PK Fc 105 Hz Gain 2.1 dB Q 0.70”.</source>
    <translation>La línea {number} no es un filtro de ecualizador. Un filtro tiene esta forma: «Filter 1: ON PK Fc 105 Hz Gain 2.1 dB Q 0.70».</translation>
  </message>
  <message>
    <source>Low shelf</source>
    <translation>Estante bajo</translation>
  </message>
  <message>
    <source>More bass</source>
    <translation>Más graves</translation>
  </message>
  <message>
    <source>More treble</source>
    <translation>Más agudos</translation>
  </message>
  <message>
    <source>Own</source>
    <translation>Propio</translation>
  </message>
  <message>
    <source>Peak</source>
    <translation>Pico</translation>
  </message>
  <message>
    <source>Preset: {name}</source>
    <translation>Preajuste: {name}</translation>
  </message>
  <message>
    <source>Quiet listening</source>
    <translation>Escucha a bajo volumen</translation>
  </message>
  <message>
    <source>Rock</source>
    <translation>Rock</translation>
  </message>
  <message>
    <source>Set up</source>
    <translation>Ajustar</translation>
  </message>
  <message>
    <source>Sliders</source>
    <translation>Controles</translation>
  </message>
  <message>
    <source>Small speakers</source>
    <translation>Altavoces pequeños</translation>
  </message>
  <message numerus="yes">
    <source>Synced lyrics, %n lines</source>
    <translation><numerusform>Letra sincronizada, %Ln línea</numerusform><numerusform>Letra sincronizada, %Ln líneas</numerusform></translation>
  </message>
  <message>
    <source>Take it out</source>
    <translation>Quitarla</translation>
  </message>
  <message>
    <source>tempo rate audio books podcasts</source>
    <translation>tempo ritmo audiolibros pódcast</translation>
  </message>
  <message>
    <source>Ten sliders, or filters from a text file; kept for each output device.</source>
    <translation>Diez controles, o filtros de un archivo de texto; se guarda para cada dispositivo de salida.</translation>
  </message>
  <message>
    <source>The file belongs to another user.</source>
    <translation>El archivo pertenece a otro usuario.</translation>
  </message>
  <message>
    <source>The file is not as the library knows it: scan its folder first.</source>
    <translation>El archivo no es como lo conoce la biblioteca: analiza antes su carpeta.</translation>
  </message>
  <message>
    <source>The file is not there any more.</source>
    <translation>El archivo ya no está.</translation>
  </message>
  <message>
    <source>The file or its folder may not be written.</source>
    <translation>No se puede escribir en el archivo o en su carpeta.</translation>
  </message>
  <message>
    <source>The files have changed since.</source>
    <translation>Los archivos han cambiado desde entonces.</translation>
  </message>
  <message>
    <source>The scan was stopped. What was read is kept; the next scan goes on from there.</source>
    <translation>El examen se detuvo. Lo leído se conserva; el próximo continuará desde ahí.</translation>
  </message>
  <message>
    <source>There are no lyrics.</source>
    <translation>No hay letra.</translation>
  </message>
  <message>
    <source>There are no words in this text.</source>
    <translation>En este texto no hay palabras.</translation>
  </message>
  <message>
    <source>There is a file {name} already.</source>
    <translation>Ya hay un archivo {name}.</translation>
  </message>
  <message>
    <source>Took away your lyrics</source>
    <translation>Tu letra se ha quitado</translation>
  </message>
  <message numerus="yes">
    <source>Took loudness out of %n files</source>
    <translation><numerusform>Sonoridad quitada de %Ln archivo</numerusform><numerusform>Sonoridad quitada de %Ln archivos</numerusform></translation>
  </message>
  <message>
    <source>VLC is not installed: formats and streams that only VLC knows are not played.</source>
    <translation>VLC no está instalado: no suenan los formatos y emisiones que solo VLC conoce.</translation>
  </message>
  <message>
    <source>VLC plays, as chosen in Settings: with short gaps between tracks.</source>
    <translation>VLC reproduce, como se eligió en Ajustes: con pausas breves entre pistas.</translation>
  </message>
  <message>
    <source>VLC plays, with short gaps between tracks: the sound process cannot be started.</source>
    <translation>Reproduce VLC, con pausas breves entre pistas: no se puede iniciar el proceso de sonido.</translation>
  </message>
  <message>
    <source>VLC plays, with short gaps between tracks: {module} is not installed.</source>
    <translation>Reproduce VLC, con pausas breves entre pistas: {module} no está instalado.</translation>
  </message>
  <message>
    <source>band duo separator slash semicolon</source>
    <translation>grupo dúo separador barra punto y coma</translation>
  </message>
  <message>
    <source>By what ReplayGain and R128 tags say, or what was measured. Automatic goes by the album while one plays in its order. Holds from the next track.</source>
    <translation>Según dicen las etiquetas ReplayGain y R128, o según lo medido. Automático se rige por el álbum mientras uno suena en su orden. Vale desde la próxima pista.</translation>
  </message>
  <message>
    <source>Cache folder</source>
    <translation>Carpeta de caché</translation>
  </message>
  <message>
    <source>Change its permissions, or set AUDIO2_HOME to a folder of yours.</source>
    <translation>Cambia sus permisos o pon en AUDIO2_HOME una carpeta tuya.</translation>
  </message>
  <message>
    <source>Change its permissions.</source>
    <translation>Cambia sus permisos.</translation>
  </message>
  <message>
    <source>Changed the tag {name}</source>
    <translation>Etiqueta {name} cambiada</translation>
  </message>
  <message>
    <source>Choose a tag</source>
    <translation>Elegir una etiqueta</translation>
  </message>
  <message>
    <source>Choose a tag: {what}</source>
    <translation>Elegir una etiqueta: {what}</translation>
  </message>
  <message>
    <source>clipping protection distortion limiter</source>
    <translation>recorte protección distorsión limitador</translation>
  </message>
  <message>
    <source>Colour</source>
    <translation>Color</translation>
  </message>
  <message>
    <source>Closing the window leaves an icon there; Quit in its menu ends Audio2.</source>
    <translation>Al cerrar la ventana queda un icono allí; Salir, en su menú, cierra Audio2.</translation>
  </message>
  <message>
    <source>Connect a device and check that PipeWire or PulseAudio runs.</source>
    <translation>Conecta un dispositivo y comprueba que PipeWire o PulseAudio funciona.</translation>
  </message>
  <message>
    <source>Connect a device and choose it in the system's settings.</source>
    <translation>Conecta un dispositivo y elígelo en los ajustes del sistema.</translation>
  </message>
  <message>
    <source>Connect the drive, or set its new place in Settings.</source>
    <translation>Conecta la unidad o indica su nuevo lugar en Ajustes.</translation>
  </message>
  <message>
    <source>Cover</source>
    <translation>Portada</translation>
  </message>
  <message>
    <source>Created the tag {name}</source>
    <translation>Etiqueta {name} creada</translation>
  </message>
  <message>
    <source>Crossfade</source>
    <translation>Fundido entre pistas</translation>
  </message>
  <message>
    <source>Data folder</source>
    <translation>Carpeta de datos</translation>
  </message>
  <message numerus="yes">
    <source>Delete %n tags</source>
    <translation><numerusform>Eliminar %Ln etiqueta</numerusform><numerusform>Eliminar %Ln etiquetas</numerusform></translation>
  </message>
  <message>
    <source>Delete tag</source>
    <translation>Eliminar la etiqueta</translation>
  </message>
  <message numerus="yes">
    <source>Deleted %n tags: {name}</source>
    <translation><numerusform>%Ln etiqueta eliminada: {name}</numerusform><numerusform>%Ln etiquetas eliminadas: {name}</numerusform></translation>
  </message>
  <message>
    <source>Drag tracks, albums or artists onto it in Tags, or press Shift+T on them.</source>
    <translation>Arrastra pistas, álbumes o artistas sobre ella en Etiquetas, o pulsa Mayús+T en ellos.</translation>
  </message>
  <message>
    <source>Drop it on a tag</source>
    <translation>Suéltalo sobre una etiqueta</translation>
  </message>
  <message>
    <source>Drop the tag on a row</source>
    <translation>Suelta la etiqueta sobre una fila</translation>
  </message>
  <message>
    <source>Equal loudness</source>
    <translation>Mismo volumen para todo</translation>
  </message>
  <message>
    <source>Fade at pause, stop and seek</source>
    <translation>Fundido al pausar, detener y buscar</translation>
  </message>
  <message>
    <source>Filter tags</source>
    <translation>Filtrar etiquetas</translation>
  </message>
  <message>
    <source>Find a tag</source>
    <translation>Buscar una etiqueta</translation>
  </message>
  <message>
    <source>Desktop</source>
    <translation>Escritorio</translation>
  </message>
  <message>
    <source>Free some space.</source>
    <translation>Libera espacio.</translation>
  </message>
  <message>
    <source>Genre: {names}</source>
    <translation>Género: {names}</translation>
  </message>
  <message>
    <source>Group: {kind}</source>
    <translation>Agrupar: {kind}</translation>
  </message>
  <message>
    <source>icon background close minimise</source>
    <translation>icono segundo plano cerrar minimizar</translation>
  </message>
  <message>
    <source>Install VLC with your system's package manager.</source>
    <translation>Instala VLC con el gestor de paquetes de tu sistema.</translation>
  </message>
  <message>
    <source>Install VLC: brew install --cask vlc</source>
    <translation>Instala VLC: brew install --cask vlc</translation>
  </message>
  <message>
    <source>Install VLC: winget install VideoLAN.VLC</source>
    <translation>Instala VLC: winget install VideoLAN.VLC</translation>
  </message>
  <message>
    <source>Install again.</source>
    <translation>Vuelve a instalar.</translation>
  </message>
  <message>
    <source>Install deno (or Node.js 20 or newer).</source>
    <translation>Instala deno (o Node.js 20 o más reciente).</translation>
  </message>
  <message>
    <source>Install it: sudo apt install libvlc5 vlc-plugin-base</source>
    <translation>Instálalo: sudo apt install libvlc5 vlc-plugin-base</translation>
  </message>
  <message>
    <source>Install it: sudo dnf install vlc-libs vlc-plugins-base</source>
    <translation>Instálalo: sudo dnf install vlc-libs vlc-plugins-base</translation>
  </message>
  <message>
    <source>Install it: sudo pacman -S vlc</source>
    <translation>Instálalo: sudo pacman -S vlc</translation>
  </message>
  <message>
    <source>Install {probe} again.</source>
    <translation>Vuelve a instalar {probe}.</translation>
  </message>
  <message>
    <source>it is damaged</source>
    <translation>está dañado</translation>
  </message>
  <message>
    <source>it is empty</source>
    <translation>está vacío</translation>
  </message>
  <message>
    <source>it is no file</source>
    <translation>no es un archivo</translation>
  </message>
  <message>
    <source>it is not there any more</source>
    <translation>ya no está ahí</translation>
  </message>
  <message>
    <source>it made the sound process end twice</source>
    <translation>hizo terminar dos veces el proceso de sonido</translation>
  </message>
  <message>
    <source>it may not be read</source>
    <translation>no se permite leerlo</translation>
  </message>
  <message>
    <source>it names no music that lies beside it</source>
    <translation>no nombra música que esté a su lado</translation>
  </message>
  <message>
    <source>it was closed</source>
    <translation>se ha cerrado</translation>
  </message>
  <message>
    <source>its sound is of a kind that cannot be played</source>
    <translation>su sonido es de un tipo que no se puede reproducir</translation>
  </message>
  <message>
    <source>It may fall asleep by itself when you pause.</source>
    <translation>Puede suspenderse solo cuando pones pausa.</translation>
  </message>
  <message>
    <source>Keep playing in the system tray</source>
    <translation>Seguir sonando en la bandeja del sistema</translation>
  </message>
  <message>
    <source>Keep the computer awake while music plays</source>
    <translation>Mantener el equipo despierto mientras suena música</translation>
  </message>
  <message>
    <source>Keyring</source>
    <translation>Llavero</translation>
  </message>
  <message>
    <source>Keys are kept for the session only. Install and unlock a keyring (GNOME Keyring, KWallet).</source>
    <translation>Las claves solo duran la sesión. Instala y desbloquea un llavero (GNOME Keyring, KWallet).</translation>
  </message>
  <message>
    <source>Keys stay in memory for this session</source>
    <translation>Las claves quedan en memoria durante esta sesión</translation>
  </message>
  <message>
    <source>Log out and in again, or restart the computer.</source>
    <translation>Cierra la sesión y vuelve a entrar, o reinicia el ordenador.</translation>
  </message>
  <message>
    <source>Logs folder</source>
    <translation>Carpeta de registros</translation>
  </message>
  <message>
    <source>Look again</source>
    <translation>Buscar otra vez</translation>
  </message>
  <message>
    <source>Look at the library first.</source>
    <translation>Mira primero la biblioteca.</translation>
  </message>
  <message>
    <source>Name of an artist</source>
    <translation>Nombre de un artista</translation>
  </message>
  <message>
    <source>Never cut off peaks</source>
    <translation>No recortar nunca los picos</translation>
  </message>
  <message>
    <source>Never played</source>
    <translation>Nunca reproducidas</translation>
  </message>
  <message>
    <source>Never split these artists</source>
    <translation>No separar nunca estos artistas</translation>
  </message>
  <message>
    <source>New smart playlist</source>
    <translation>Nueva lista inteligente</translation>
  </message>
  <message>
    <source>New tag</source>
    <translation>Nueva etiqueta</translation>
  </message>
  <message>
    <source>New tag {name}</source>
    <translation>Nueva etiqueta {name}</translation>
  </message>
  <message>
    <source>No folder yet</source>
    <translation>Aún sin carpetas</translation>
  </message>
  <message>
    <source>No tag matches</source>
    <translation>Ninguna etiqueta coincide</translation>
  </message>
  <message>
    <source>Not a favourite</source>
    <translation>No es favorita</translation>
  </message>
  <message>
    <source>Nothing fits</source>
    <translation>Nada coincide</translation>
  </message>
  <message>
    <source>one cannot move about in it</source>
    <translation>no es posible moverse por él</translation>
  </message>
  <message>
    <source>password secret login credentials wallet</source>
    <translation>contraseña secreto acceso credenciales cartera</translation>
  </message>
  <message>
    <source>Played by</source>
    <translation>Reproduce con</translation>
  </message>
  <message>
    <source>Remove {name}</source>
    <translation>Quitar {name}</translation>
  </message>
  <message>
    <source>Pre-amplification</source>
    <translation>Preamplificación</translation>
  </message>
  <message>
    <source>replaygain normalise volume LUFS</source>
    <translation>replaygain normalizar volumen sonoridad LUFS</translation>
  </message>
  <message>
    <source>gapless engine decoder sound</source>
    <translation>sin pausas motor decodificador sonido</translation>
  </message>
  <message>
    <source>on all of them</source>
    <translation>en todos</translation>
  </message>
  <message>
    <source>On nothing yet</source>
    <translation>Aún en nada</translation>
  </message>
  <message>
    <source>on some of them</source>
    <translation>en algunos</translation>
  </message>
  <message>
    <source>Only tracks, albums and artists can have tags.</source>
    <translation>Solo las pistas, los álbumes y los artistas pueden llevar etiquetas.</translation>
  </message>
  <message>
    <source>notification popup</source>
    <translation>notificación aviso</translation>
  </message>
  <message>
    <source>Open album</source>
    <translation>Abrir álbum</translation>
  </message>
  <message>
    <source>order leading the el la</source>
    <translation>ordenar inicial the el la los</translation>
  </message>
  <message>
    <source>Put a cover.jpg into the folder of such an album, then look again.</source>
    <translation>Pon un cover.jpg en la carpeta del álbum y busca otra vez.</translation>
  </message>
  <message>
    <source>Put a tag on it</source>
    <translation>Poner una etiqueta</translation>
  </message>
  <message>
    <source>Put your own words on music</source>
    <translation>Ponle tus propias palabras a la música</translation>
  </message>
  <message numerus="yes">
    <source>Put {name} on %n albums</source>
    <translation><numerusform>{name} puesta en %Ln álbum</numerusform><numerusform>{name} puesta en %Ln álbumes</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Put {name} on %n artists</source>
    <translation><numerusform>{name} puesta en %Ln artista</numerusform><numerusform>{name} puesta en %Ln artistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Put {name} on %n tracks</source>
    <translation><numerusform>{name} puesta en %Ln pista</numerusform><numerusform>{name} puesta en %Ln pistas</numerusform></translation>
  </message>
  <message>
    <source>Quality: Lossless</source>
    <translation>Calidad: sin pérdida</translation>
  </message>
  <message>
    <source>Rating ≥ {stars}</source>
    <translation>Valoración ≥ {stars}</translation>
  </message>
  <message>
    <source>Reading this file made the reader fail, so it was left out.</source>
    <translation>Leer este archivo hizo fallar al lector, así que se dejó fuera.</translation>
  </message>
  <message>
    <source>Remove…</source>
    <translation>Quitar…</translation>
  </message>
  <message>
    <source>Rename tag</source>
    <translation>Cambiar el nombre de la etiqueta</translation>
  </message>
  <message>
    <source>Restore a backup ({folder}): audio2 restore FILE</source>
    <translation>Restaura una copia de seguridad ({folder}): audio2 restore ARCHIVO</translation>
  </message>
  <message>
    <source>Settings folder</source>
    <translation>Carpeta de ajustes</translation>
  </message>
  <message>
    <source>Show Audio2</source>
    <translation>Mostrar Audio2</translation>
  </message>
  <message>
    <source>sleep suspend standby</source>
    <translation>suspender dormir reposo</translation>
  </message>
  <message>
    <source>So much softer, so that they do not stand out.</source>
    <translation>Así de más suaves, para que no destaquen.</translation>
  </message>
  <message>
    <source>Start Audio2 with packaging/run.py once more.</source>
    <translation>Abre Audio2 otra vez con packaging/run.py.</translation>
  </message>
  <message>
    <source>Tag</source>
    <translation>Etiqueta</translation>
  </message>
  <message>
    <source>tag</source>
    <comment>thing</comment>
    <translation>la etiqueta</translation>
  </message>
  <message numerus="yes">
    <source>Tag %n albums</source>
    <translation><numerusform>Etiquetar %Ln álbum</numerusform><numerusform>Etiquetar %Ln álbumes</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Tag %n artists</source>
    <translation><numerusform>Etiquetar %Ln artista</numerusform><numerusform>Etiquetar %Ln artistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Tag %n tracks</source>
    <translation><numerusform>Etiquetar %Ln pista</numerusform><numerusform>Etiquetar %Ln pistas</numerusform></translation>
  </message>
  <message>
    <source>Tag {name}</source>
    <translation>Etiqueta {name}</translation>
  </message>
  <message>
    <source>Tags</source>
    <translation>Etiquetas</translation>
  </message>
  <message>
    <source>Tag…</source>
    <translation>Etiquetar…</translation>
  </message>
  <message>
    <source>Tell of each track that begins</source>
    <translation>Avisar de cada pista que empieza</translation>
  </message>
  <message>
    <source>The file asks for more memory than a sound file may.</source>
    <translation>El archivo pide más memoria de la que un archivo de sonido puede pedir.</translation>
  </message>
  <message>
    <source>The file is empty.</source>
    <translation>El archivo está vacío.</translation>
  </message>
  <message>
    <source>The library is damaged: {trouble}</source>
    <translation>La biblioteca está dañada: {trouble}</translation>
  </message>
  <message>
    <source>The same recording more than once. What you remove leaves the library, not the disk.</source>
    <translation>La misma grabación más de una vez. Lo que quites sale de la biblioteca, no del disco.</translation>
  </message>
  <message>
    <source>The sound in this file is of a kind that cannot be played.</source>
    <translation>El sonido de este archivo es de un tipo que no se puede reproducir.</translation>
  </message>
  <message>
    <source>There is a tag {name} already.</source>
    <translation>Ya existe la etiqueta {name}.</translation>
  </message>
  <message>
    <source>There is no keyring.</source>
    <translation>No hay llavero.</translation>
  </message>
  <message>
    <source>There is no library yet.</source>
    <translation>Todavía no hay biblioteca.</translation>
  </message>
  <message>
    <source>There is no music in the library yet.</source>
    <translation>Todavía no hay música en la biblioteca.</translation>
  </message>
  <message>
    <source>There is no sound in this file, or it is damaged.</source>
    <translation>No hay sonido en este archivo, o está dañado.</translation>
  </message>
  <message>
    <source>There is no sound in this file.</source>
    <translation>No hay sonido en este archivo.</translation>
  </message>
  <message>
    <source>There is no sound output.</source>
    <translation>No hay salida de sonido.</translation>
  </message>
  <message>
    <source>There is no such colour.</source>
    <translation>No existe ese color.</translation>
  </message>
  <message>
    <source>These tracks have no artist in their tags.</source>
    <translation>Estas pistas no tienen artista en sus etiquetas.</translation>
  </message>
  <message>
    <source>This desktop has no system tray.</source>
    <translation>Este escritorio no tiene bandeja del sistema.</translation>
  </message>
  <message>
    <source>This is not a regular file.</source>
    <translation>No es un archivo normal.</translation>
  </message>
  <message>
    <source>This is not a sound file that can be read, or it is damaged.</source>
    <translation>No es un archivo de sonido que se pueda leer, o está dañado.</translation>
  </message>
  <message>
    <source>This page</source>
    <translation>Esta página</translation>
  </message>
  <message>
    <source>This tag was deleted.</source>
    <translation>Esta etiqueta se eliminó.</translation>
  </message>
  <message numerus="yes">
    <source>Took {name} off %n albums</source>
    <translation><numerusform>{name} quitada de %Ln álbum</numerusform><numerusform>{name} quitada de %Ln álbumes</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Took {name} off %n artists</source>
    <translation><numerusform>{name} quitada de %Ln artista</numerusform><numerusform>{name} quitada de %Ln artistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Took {name} off %n tracks</source>
    <translation><numerusform>{name} quitada de %Ln pista</numerusform><numerusform>{name} quitada de %Ln pistas</numerusform></translation>
  </message>
  <message>
    <source>Tracks of unknown loudness</source>
    <translation>Pistas de sonoridad desconocida</translation>
  </message>
  <message>
    <source>Update yt-dlp.</source>
    <translation>Actualiza yt-dlp.</translation>
  </message>
  <message>
    <source>VLC is there but does not start; its plugins are missing.</source>
    <translation>VLC está, pero no arranca; faltan sus complementos.</translation>
  </message>
  <message>
    <source>a garbled answer</source>
    <translation>la respuesta es ilegible</translation>
  </message>
  <message>
    <source>A name cannot be empty.</source>
    <translation>El nombre no puede estar vacío.</translation>
  </message>
  <message>
    <source>A name in it is not UTF-8, which the watcher cannot handle.</source>
    <translation>Un nombre de dentro no es UTF-8, y no se puede vigilar.</translation>
  </message>
  <message>
    <source>A player and library for people who own their music.</source>
    <translation>Un reproductor y una biblioteca para quien posee su música.</translation>
  </message>
  <message>
    <source>A playlist can hold {count} tracks.</source>
    <translation>En una lista caben {count} pistas.</translation>
  </message>
  <message>
    <source>A playlist contains itself.</source>
    <translation>Una lista se contiene a sí misma.</translation>
  </message>
  <message>
    <source>A playlist contains more than {count} others.</source>
    <translation>Una lista contiene más de {count} listas.</translation>
  </message>
  <message>
    <source>A rating goes from 0 to 5 stars in halves.</source>
    <translation>Una valoración va de 0 a 5 estrellas, en medias.</translation>
  </message>
  <message>
    <source>About</source>
    <translation>Acerca de</translation>
  </message>
  <message>
    <source>Above {name}</source>
    <translation>Encima de {name}</translation>
  </message>
  <message>
    <source>Accent</source>
    <translation>Color de acento</translation>
  </message>
  <message>
    <source>Add</source>
    <translation>Añadir</translation>
  </message>
  <message numerus="yes">
    <source>Add %n folders</source>
    <translation><numerusform>Añadir %Ln carpeta</numerusform><numerusform>Añadir %Ln carpetas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Add %n tracks to a playlist</source>
    <translation><numerusform>Añadir %Ln pista a una lista</numerusform><numerusform>Añadir %Ln pistas a una lista</numerusform></translation>
  </message>
  <message>
    <source>Add a description</source>
    <translation>Añadir una descripción</translation>
  </message>
  <message>
    <source>Add a folder</source>
    <translation>Añadir una carpeta</translation>
  </message>
  <message>
    <source>Add a folder and it appears here while it is read.</source>
    <translation>Añade una carpeta y aparecerá aquí mientras se lee.</translation>
  </message>
  <message>
    <source>Add a music folder</source>
    <translation>Añadir una carpeta de música</translation>
  </message>
  <message>
    <source>Add to favourites: {what}</source>
    <translation>Añadir a favoritos: {what}</translation>
  </message>
  <message>
    <source>Add {what} at position {position}</source>
    <translation>Añadir {what} en la posición {position}</translation>
  </message>
  <message>
    <source>Add, remove, rescan or locate a folder.</source>
    <translation>Añadir, quitar, volver a leer o localizar una carpeta.</translation>
  </message>
  <message>
    <source>album</source>
    <comment>thing</comment>
    <translation>el álbum</translation>
  </message>
  <message>
    <source>All is well</source>
    <translation>Todo está bien</translation>
  </message>
  <message>
    <source>Always</source>
    <translation>Siempre</translation>
  </message>
  <message>
    <source>Amber</source>
    <translation>Ámbar</translation>
  </message>
  <message>
    <source>an error inside Audio2</source>
    <translation>un error dentro de Audio2</translation>
  </message>
  <message>
    <source>an error inside Audio2 ({kind})</source>
    <translation>un error dentro de Audio2 ({kind})</translation>
  </message>
  <message>
    <source>Announce each track</source>
    <translation>Anunciar cada pista</translation>
  </message>
  <message>
    <source>Another file is there now.</source>
    <translation>Ahora hay otro archivo en ese lugar.</translation>
  </message>
  <message>
    <source>Another library folder is there already.</source>
    <translation>Ya hay otra carpeta de la biblioteca ahí.</translation>
  </message>
  <message>
    <source>Arranger</source>
    <translation>Arreglos</translation>
  </message>
  <message>
    <source>artist</source>
    <comment>thing</comment>
    <translation>el artista</translation>
  </message>
  <message>
    <source>Asking the running Audio2</source>
    <comment>thing</comment>
    <translation>La consulta al Audio2 abierto</translation>
  </message>
  <message>
    <source>Audio2 cannot open its library. Its window asks what to do: answer there first.</source>
    <translation>Audio2 no puede abrir su biblioteca. Su ventana pregunta qué hacer: responde ahí primero.</translation>
  </message>
  <message>
    <source>Audio2 closes, puts {name} in the place of the present library and starts again. The present library is kept beside it. Music files are not touched.</source>
    <translation>Audio2 se cierra, pone {name} en el lugar de la biblioteca actual y vuelve a abrirse. La biblioteca actual se conserva al lado. Los archivos de música no se tocan.</translation>
  </message>
  <message>
    <source>Audio2 is running. Close its window first.</source>
    <translation>Audio2 está abierto. Cierra antes su ventana.</translation>
  </message>
  <message>
    <source>B</source>
    <translation>B</translation>
  </message>
  <message>
    <source>Backups</source>
    <translation>Copias de seguridad</translation>
  </message>
  <message>
    <source>Backups of Audio2 (*.db)</source>
    <translation>Copias de seguridad de Audio2 (*.db)</translation>
  </message>
  <message>
    <source>Because you listened to</source>
    <translation>Porque has escuchado a</translation>
  </message>
  <message>
    <source>Bit depth</source>
    <translation>Profundidad de bits</translation>
  </message>
  <message>
    <source>Bitrate</source>
    <translation>Tasa de bits</translation>
  </message>
  <message>
    <source>BPM</source>
    <translation>PPM</translation>
  </message>
  <message>
    <source>Blue</source>
    <translation>Azul</translation>
  </message>
  <message numerus="yes">
    <source>Brought back %n plays</source>
    <translation><numerusform>%Ln reproducción recuperada</numerusform><numerusform>%Ln reproducciones recuperadas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Brought back %n searches</source>
    <translation><numerusform>%Ln búsqueda recuperada</numerusform><numerusform>%Ln búsquedas recuperadas</numerusform></translation>
  </message>
  <message>
    <source>Change the keys of a command, take them away or bring back its own.</source>
    <translation>Cambia las teclas de una orden, quítaselas o devuélvele las suyas.</translation>
  </message>
  <message>
    <source>Channels</source>
    <translation>Canales</translation>
  </message>
  <message>
    <source>Check</source>
    <translation>Comprobar</translation>
  </message>
  <message>
    <source>Check the library</source>
    <translation>Comprobar la biblioteca</translation>
  </message>
  <message>
    <source>Checked {done} of {total} tables</source>
    <translation>{done} de {total} tablas comprobadas</translation>
  </message>
  <message>
    <source>Clear the scaled covers</source>
    <translation>Vaciar las portadas reducidas</translation>
  </message>
  <message>
    <source>Clearing forgets what was played when; play counts stay.</source>
    <translation>Al borrarlo se olvida qué sonó y cuándo; el número de reproducciones se conserva.</translation>
  </message>
  <message>
    <source>Close the panel</source>
    <translation>Cerrar el panel</translation>
  </message>
  <message>
    <source>Close, clear the filter, deselect</source>
    <translation>Cerrar, borrar el filtro, deseleccionar</translation>
  </message>
  <message>
    <source>Collecting…</source>
    <translation>Reuniendo datos…</translation>
  </message>
  <message>
    <source>command</source>
    <comment>thing</comment>
    <translation>la orden</translation>
  </message>
  <message>
    <source>Command palette</source>
    <translation>Paleta de órdenes</translation>
  </message>
  <message>
    <source>Command, page, setting, artist, album or playlist</source>
    <translation>Orden, página, ajuste, artista, álbum o lista</translation>
  </message>
  <message>
    <source>Commands and their keys</source>
    <translation>Órdenes y sus teclas</translation>
  </message>
  <message>
    <source>Conductor</source>
    <translation>Director de orquesta</translation>
  </message>
  <message>
    <source>Continue listening</source>
    <translation>Seguir escuchando</translation>
  </message>
  <message>
    <source>Copied</source>
    <translation>Copiado</translation>
  </message>
  <message>
    <source>Copy</source>
    <translation>Copiar</translation>
  </message>
  <message>
    <source>Copy report</source>
    <translation>Copiar informe</translation>
  </message>
  <message>
    <source>Copy what is shown</source>
    <translation>Copiar lo que se ve</translation>
  </message>
  <message>
    <source>Credits</source>
    <translation>Créditos</translation>
  </message>
  <message>
    <source>Cut</source>
    <translation>Cortar</translation>
  </message>
  <message>
    <source>d MMM</source>
    <comment>date</comment>
    <translation>d MMM</translation>
  </message>
  <message>
    <source>d MMM yyyy</source>
    <comment>date</comment>
    <translation>d MMM yyyy</translation>
  </message>
  <message>
    <source>Decades</source>
    <translation>Décadas</translation>
  </message>
  <message>
    <source>Details</source>
    <translation>Detalles</translation>
  </message>
  <message>
    <source>Different</source>
    <translation>Varios valores</translation>
  </message>
  <message>
    <source>Director</source>
    <translation>Dirección</translation>
  </message>
  <message>
    <source>Does not work</source>
    <translation>No funciona</translation>
  </message>
  <message>
    <source>Drop a playlist on the player bar to play it</source>
    <translation>Suelta una lista en la barra de reproducción para escucharla</translation>
  </message>
  <message>
    <source>Drop it on a playlist in this folder</source>
    <translation>Suéltalo en una lista de esta carpeta</translation>
  </message>
  <message>
    <source>Each as an .m3u8 file, which every player can read.</source>
    <translation>Cada una como archivo .m3u8, que cualquier reproductor puede leer.</translation>
  </message>
  <message>
    <source>Engineer</source>
    <translation>Ingeniería de sonido</translation>
  </message>
  <message>
    <source>Enter keeps them, Esc keeps what was.</source>
    <translation>Intro las guarda, Esc deja lo que había.</translation>
  </message>
  <message>
    <source>Enter or a click: press other keys. Del: none. Backspace: the preset's.</source>
    <translation>Intro o un clic: pulsar otras teclas. Supr: ninguna. Retroceso: las de origen.</translation>
  </message>
  <message>
    <source>Errors</source>
    <translation>Errores</translation>
  </message>
  <message>
    <source>Every command with its keys. Changes hold at once.</source>
    <translation>Todas las órdenes con sus teclas. Los cambios valen al momento.</translation>
  </message>
  <message>
    <source>Every file with its tags, ratings and plays, as CSV or JSON lines.</source>
    <translation>Cada archivo con sus etiquetas, valoraciones y reproducciones, en CSV o líneas JSON.</translation>
  </message>
  <message>
    <source>Export the playlists</source>
    <translation>Exportar las listas</translation>
  </message>
  <message>
    <source>Export the tracks</source>
    <translation>Exportar las pistas</translation>
  </message>
  <message>
    <source>Favourite: the selection, or what plays</source>
    <translation>Favorita: la selección o lo que suena</translation>
  </message>
  <message>
    <source>File</source>
    <translation>Archivo</translation>
  </message>
  <message>
    <source>file</source>
    <comment>thing</comment>
    <translation>el archivo</translation>
  </message>
  <message>
    <source>Find a command or a key</source>
    <translation>Busca una orden o una tecla</translation>
  </message>
  <message>
    <source>First played</source>
    <translation>Primera escucha</translation>
  </message>
  <message>
    <source>First row</source>
    <translation>Primera fila</translation>
  </message>
  <message>
    <source>Fit to what it holds</source>
    <translation>Ajustar al contenido</translation>
  </message>
  <message>
    <source>folder</source>
    <comment>thing</comment>
    <translation>la carpeta</translation>
  </message>
  <message>
    <source>Folders can be nested {count} deep.</source>
    <translation>Las carpetas se pueden anidar hasta {count} niveles.</translation>
  </message>
  <message numerus="yes">
    <source>Forgot %n plays</source>
    <translation><numerusform>%Ln reproducción olvidada</numerusform><numerusform>%Ln reproducciones olvidadas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Forgot %n searches</source>
    <translation><numerusform>%Ln búsqueda olvidada</numerusform><numerusform>%Ln búsquedas olvidadas</numerusform></translation>
  </message>
  <message>
    <source>Format</source>
    <translation>Formato</translation>
  </message>
  <message>
    <source>From {time}</source>
    <translation>Desde {time}</translation>
  </message>
  <message>
    <source>GB</source>
    <translation>GB</translation>
  </message>
  <message>
    <source>genre</source>
    <comment>thing</comment>
    <translation>el género</translation>
  </message>
  <message>
    <source>Go to the playing track</source>
    <translation>Ir a la pista que suena</translation>
  </message>
  <message>
    <source>Go to the queue</source>
    <translation>Ir a la cola</translation>
  </message>
  <message>
    <source>Good</source>
    <translation>Bien</translation>
  </message>
  <message>
    <source>Good afternoon</source>
    <translation>Buenas tardes</translation>
  </message>
  <message>
    <source>Good evening</source>
    <translation>Buenas noches</translation>
  </message>
  <message>
    <source>Good morning</source>
    <translation>Buenos días</translation>
  </message>
  <message>
    <source>Green</source>
    <translation>Verde</translation>
  </message>
  <message>
    <source>Halden Coast · Slow Harbour · 5:07</source>
    <translation>Halden Coast · Slow Harbour · 5:07</translation>
  </message>
  <message>
    <source>Hidden and system folders, folders with a file “.nomedia”, and what a file “.ndignore” in a folder names (patterns as in .gitignore).</source>
    <translation>Carpetas ocultas y del sistema, carpetas con un archivo «.nomedia» y lo que nombre un archivo «.ndignore» en una carpeta (patrones como en .gitignore).</translation>
  </message>
  <message>
    <source>Hide the tags</source>
    <translation>Ocultar las etiquetas</translation>
  </message>
  <message>
    <source>Hide this column</source>
    <translation>Ocultar esta columna</translation>
  </message>
  <message>
    <source>History so far</source>
    <translation>Historial hasta ahora</translation>
  </message>
  <message>
    <source>Home</source>
    <translation>Inicio</translation>
  </message>
  <message>
    <source>Home, Last played and smart playlists live on it.</source>
    <translation>Inicio, la última reproducción y las listas inteligentes viven de él.</translation>
  </message>
  <message>
    <source>In common</source>
    <translation>En común</translation>
  </message>
  <message numerus="yes">
    <source>In common to the first %n</source>
    <translation><numerusform>En común en la primera (%Ln)</numerusform><numerusform>En común en las primeras %Ln</numerusform></translation>
  </message>
  <message>
    <source>In your library by {artist}</source>
    <translation>En tu biblioteca, de {artist}</translation>
  </message>
  <message>
    <source>Into {name}</source>
    <translation>Dentro de {name}</translation>
  </message>
  <message>
    <source>it breaks off at once</source>
    <translation>se interrumpe enseguida</translation>
  </message>
  <message>
    <source>it cannot be opened</source>
    <translation>no se puede abrir</translation>
  </message>
  <message>
    <source>it does not answer</source>
    <translation>no responde</translation>
  </message>
  <message>
    <source>It is here already</source>
    <translation>Ya está aquí</translation>
  </message>
  <message>
    <source>It is hidden, or nothing of it is in the library any more.</source>
    <translation>Está oculto, o ya no queda nada suyo en la biblioteca.</translation>
  </message>
  <message>
    <source>It is in the queue already</source>
    <translation>Ya está en la cola</translation>
  </message>
  <message>
    <source>It is in this playlist already</source>
    <translation>Ya está en esta lista</translation>
  </message>
  <message>
    <source>it is not a file</source>
    <translation>no es un archivo</translation>
  </message>
  <message>
    <source>it is not a folder that can be opened</source>
    <translation>no es una carpeta que se pueda abrir</translation>
  </message>
  <message>
    <source>it is not from this user</source>
    <translation>no es de este usuario</translation>
  </message>
  <message>
    <source>it is not there at the moment</source>
    <translation>no está ahora mismo</translation>
  </message>
  <message>
    <source>It is on a network drive, which does not tell of changes.</source>
    <translation>Está en una unidad de red, que no avisa de los cambios.</translation>
  </message>
  <message>
    <source>it is too long</source>
    <translation>es demasiado larga</translation>
  </message>
  <message>
    <source>it makes no sense</source>
    <translation>no tiene sentido</translation>
  </message>
  <message>
    <source>it was closed meanwhile</source>
    <translation>se cerró entretanto</translation>
  </message>
  <message>
    <source>kB</source>
    <translation>kB</translation>
  </message>
  <message>
    <source>Keep a history of what is played</source>
    <translation>Guardar un historial de lo que suena</translation>
  </message>
  <message>
    <source>Keys of commands</source>
    <translation>Teclas de las órdenes</translation>
  </message>
  <message>
    <source>Level</source>
    <translation>Nivel</translation>
  </message>
  <message>
    <source>library</source>
    <comment>thing</comment>
    <translation>la biblioteca</translation>
  </message>
  <message>
    <source>library folder</source>
    <comment>thing</comment>
    <translation>la carpeta de la biblioteca</translation>
  </message>
  <message>
    <source>Library, history, playlists and backups</source>
    <translation>Biblioteca, historial, listas y copias de seguridad</translation>
  </message>
  <message>
    <source>libVLC could not be started; its plug-ins are missing</source>
    <translation>libVLC no se pudo iniciar; faltan sus complementos</translation>
  </message>
  <message>
    <source>Lime</source>
    <translation>Lima</translation>
  </message>
  <message>
    <source>Limit for scaled covers</source>
    <translation>Límite para las portadas reducidas</translation>
  </message>
  <message>
    <source>Log</source>
    <translation>Registro</translation>
  </message>
  <message>
    <source>Look now</source>
    <translation>Comprobar ahora</translation>
  </message>
  <message>
    <source>Looking…</source>
    <translation>Comprobando…</translation>
  </message>
  <message>
    <source>Looks at every page of the library file. Music files are not touched.</source>
    <translation>Revisa todas las páginas del archivo de la biblioteca. Los archivos de música no se tocan.</translation>
  </message>
  <message>
    <source>Made with</source>
    <translation>Hecho con</translation>
  </message>
  <message>
    <source>MB</source>
    <translation>MB</translation>
  </message>
  <message>
    <source>MMM yyyy</source>
    <comment>date</comment>
    <translation>MMM yyyy</translation>
  </message>
  <message>
    <source>Move left</source>
    <translation>Mover a la izquierda</translation>
  </message>
  <message>
    <source>Move right</source>
    <translation>Mover a la derecha</translation>
  </message>
  <message>
    <source>Name the file .csv or .jsonl.</source>
    <translation>El nombre del archivo debe acabar en .csv o .jsonl.</translation>
  </message>
  <message>
    <source>New playlist with {what}</source>
    <translation>Lista nueva con {what}</translation>
  </message>
  <message>
    <source>Night comes to the harbour</source>
    <translation>La noche llega al puerto</translation>
  </message>
  <message>
    <source>No album</source>
    <translation>Sin álbum</translation>
  </message>
  <message>
    <source>No setting fits</source>
    <translation>Ningún ajuste coincide</translation>
  </message>
  <message>
    <source>no sound was found in it</source>
    <translation>no contiene sonido</translation>
  </message>
  <message>
    <source>Nothing can be heard because VLC is not installed. Install it and start Audio2 again; lists, queue and search work without it.</source>
    <translation>No se oye nada porque VLC no está instalado. Instálalo y vuelve a abrir Audio2; las listas, la cola y la búsqueda funcionan sin él.</translation>
  </message>
  <message>
    <source>Nothing can be heard: there is no sound device, or it does not answer. The music can be heard as soon as one is there.</source>
    <translation>No se oye nada: no hay dispositivo de sonido o no responde. La música se oirá en cuanto haya uno.</translation>
  </message>
  <message>
    <source>Nothing. Audio2 makes no connection to the internet, has no account and keeps no key or password.</source>
    <translation>Nada. Audio2 no se conecta a internet, no tiene cuenta y no guarda ninguna clave ni contraseña.</translation>
  </message>
  <message>
    <source>Only tracks, albums, artists and playlists can have a heart or stars.</source>
    <translation>Solo las pistas, los álbumes, los artistas y las listas pueden llevar corazón o estrellas.</translation>
  </message>
  <message>
    <source>Open the data folder</source>
    <translation>Abrir la carpeta de datos</translation>
  </message>
  <message>
    <source>Open the folder</source>
    <translation>Abrir la carpeta</translation>
  </message>
  <message>
    <source>Opening {name}</source>
    <comment>thing</comment>
    <translation>La apertura de {name}</translation>
  </message>
  <message>
    <source>Path</source>
    <translation>Ruta</translation>
  </message>
  <message>
    <source>PB</source>
    <translation>PB</translation>
  </message>
  <message>
    <source>Pink</source>
    <translation>Rosa</translation>
  </message>
  <message>
    <source>Places in the side bar</source>
    <translation>Lugares de la barra lateral</translation>
  </message>
  <message>
    <source>Play next: {what}</source>
    <translation>Reproducir a continuación: {what}</translation>
  </message>
  <message>
    <source>overlap mix blend</source>
    <translation>solapar mezcla fundido</translation>
  </message>
  <message>
    <source>playlist</source>
    <comment>thing</comment>
    <translation>la lista</translation>
  </message>
  <message>
    <source>Playlists are written as .m3u8, .m3u, .xspf or .pls.</source>
    <translation>Las listas se guardan como .m3u8, .m3u, .xspf o .pls.</translation>
  </message>
  <message>
    <source>Put the file into a library folder first, or add its folder.</source>
    <translation>Pon antes el archivo en una carpeta de la biblioteca o añade su carpeta.</translation>
  </message>
  <message>
    <source>Puts a backup in the library's place. The present library is kept beside it.</source>
    <translation>Pone una copia de seguridad en el lugar de la biblioteca. La biblioteca actual se conserva al lado.</translation>
  </message>
  <message>
    <source>queue</source>
    <comment>thing</comment>
    <translation>la cola</translation>
  </message>
  <message>
    <source>Reading the settings</source>
    <comment>thing</comment>
    <translation>La lectura de los ajustes</translation>
  </message>
  <message>
    <source>Red</source>
    <translation>Rojo</translation>
  </message>
  <message>
    <source>removal</source>
    <comment>thing</comment>
    <translation>lo que se quitó</translation>
  </message>
  <message>
    <source>removed library folder</source>
    <comment>thing</comment>
    <translation>la carpeta quitada de la biblioteca</translation>
  </message>
  <message>
    <source>Reset columns</source>
    <translation>Restablecer columnas</translation>
  </message>
  <message>
    <source>Restore and start again</source>
    <translation>Restaurar y volver a abrir</translation>
  </message>
  <message>
    <source>Restore the newest backup</source>
    <translation>Restaurar la copia más reciente</translation>
  </message>
  <message>
    <source>Restore this backup?</source>
    <translation>¿Restaurar esta copia?</translation>
  </message>
  <message>
    <source>Restore…</source>
    <translation>Restaurar…</translation>
  </message>
  <message>
    <source>Sample of the text size</source>
    <translation>Muestra del tamaño del texto</translation>
  </message>
  <message>
    <source>Saved and checked</source>
    <translation>Guardada y comprobada</translation>
  </message>
  <message>
    <source>Saving the settings</source>
    <comment>thing</comment>
    <translation>El guardado de los ajustes</translation>
  </message>
  <message>
    <source>Saving…</source>
    <translation>Guardando…</translation>
  </message>
  <message>
    <source>Scaled covers</source>
    <translation>Portadas reducidas</translation>
  </message>
  <message>
    <source>Screen readers say what plays when it begins.</source>
    <translation>El lector de pantalla dice qué suena cuando empieza.</translation>
  </message>
  <message>
    <source>Search &amp; privacy</source>
    <translation>Búsqueda y privacidad</translation>
  </message>
  <message>
    <source>Search settings</source>
    <translation>Buscar en los ajustes</translation>
  </message>
  <message>
    <source>Searches so far</source>
    <translation>Búsquedas hasta ahora</translation>
  </message>
  <message>
    <source>setting</source>
    <comment>thing</comment>
    <translation>el ajuste</translation>
  </message>
  <message>
    <source>Settings found</source>
    <translation>Ajustes encontrados</translation>
  </message>
  <message>
    <source>shelf</source>
    <comment>thing</comment>
    <translation>la página</translation>
  </message>
  <message>
    <source>Shortcuts</source>
    <translation>Atajos</translation>
  </message>
  <message>
    <source>Show</source>
    <translation>Mostrar</translation>
  </message>
  <message>
    <source>Show the folder: {name}</source>
    <translation>Mostrar la carpeta: {name}</translation>
  </message>
  <message>
    <source>Show the log</source>
    <translation>Mostrar el registro</translation>
  </message>
  <message>
    <source>Sort by {column}</source>
    <translation>Ordenar por {column}</translation>
  </message>
  <message>
    <source>Sound</source>
    <comment>thing</comment>
    <translation>El sonido</translation>
  </message>
  <message>
    <source>Space on the disk</source>
    <translation>Espacio en el disco</translation>
  </message>
  <message>
    <source>Start a new library</source>
    <translation>Empezar una biblioteca nueva</translation>
  </message>
  <message>
    <source>Stop scanning</source>
    <translation>Detener el examen</translation>
  </message>
  <message>
    <source>Stopped</source>
    <translation>Detenido</translation>
  </message>
  <message>
    <source>System follows the desktop between dark and light.</source>
    <translation>Sistema sigue al escritorio entre oscuro y claro.</translation>
  </message>
  <message>
    <source>Take the file back from the system's trash; it is found by itself then.</source>
    <translation>Recupera el archivo de la papelera del sistema; después se encontrará solo.</translation>
  </message>
  <message>
    <source>Taking the file back</source>
    <comment>thing</comment>
    <translation>La recuperación del archivo</translation>
  </message>
  <message>
    <source>TB</source>
    <translation>TB</translation>
  </message>
  <message>
    <source>Teal</source>
    <translation>Turquesa</translation>
  </message>
  <message>
    <source>Texts, dates and numbers change at once, without a restart.</source>
    <translation>Textos, fechas y números cambian al momento, sin reiniciar.</translation>
  </message>
  <message>
    <source>The colour of what is active. Artwork takes it from the record that plays.</source>
    <translation>El color de lo que está activo. Portada lo toma del disco que suena.</translation>
  </message>
  <message>
    <source>The command</source>
    <comment>thing</comment>
    <translation>La orden</translation>
  </message>
  <message>
    <source>the disk does not answer</source>
    <translation>el disco no responde</translation>
  </message>
  <message>
    <source>The file is no longer in the trash.</source>
    <translation>El archivo ya no está en la papelera.</translation>
  </message>
  <message>
    <source>the file was damaged and has been put aside as {path}</source>
    <translation>el archivo estaba dañado y se ha apartado como {path}</translation>
  </message>
  <message>
    <source>the file {path} cannot be read</source>
    <translation>el archivo {path} no se puede leer</translation>
  </message>
  <message>
    <source>the file {path} is damaged</source>
    <translation>el archivo {path} está dañado</translation>
  </message>
  <message>
    <source>The folder is inside a library folder.</source>
    <translation>La carpeta está dentro de una carpeta de la biblioteca.</translation>
  </message>
  <message>
    <source>The folder is not there.</source>
    <translation>La carpeta no está.</translation>
  </message>
  <message>
    <source>The library</source>
    <comment>thing</comment>
    <translation>La biblioteca</translation>
  </message>
  <message>
    <source>The library cannot be opened</source>
    <translation>No se puede abrir la biblioteca</translation>
  </message>
  <message>
    <source>The library cannot be written: changes are not saved.</source>
    <translation>No se puede escribir en la biblioteca: los cambios no se guardan.</translation>
  </message>
  <message>
    <source>The library needs your decision</source>
    <translation>La biblioteca necesita que decidas</translation>
  </message>
  <message>
    <source>The newest backup is {name}. Your music files are not touched.</source>
    <translation>La copia más reciente es {name}. Tus archivos de música no se tocan.</translation>
  </message>
  <message>
    <source>The oldest are dropped beyond it, and made again when they are shown.</source>
    <translation>Al superarlo se eliminan las más antiguas, y se vuelven a crear cuando se muestran.</translation>
  </message>
  <message>
    <source>The request</source>
    <comment>thing</comment>
    <translation>La petición</translation>
  </message>
  <message>
    <source>the request is too long</source>
    <translation>la petición es demasiado larga</translation>
  </message>
  <message>
    <source>The system cannot watch that many folders (raise fs.inotify.max_user_watches).</source>
    <translation>El sistema no puede vigilar tantas carpetas (sube fs.inotify.max_user_watches).</translation>
  </message>
  <message>
    <source>The system cannot watch this folder.</source>
    <translation>El sistema no puede vigilar esta carpeta.</translation>
  </message>
  <message>
    <source>the value of {name} is not valid</source>
    <translation>el valor de {name} no es válido</translation>
  </message>
  <message>
    <source>Then by {column}</source>
    <translation>Después por {column}</translation>
  </message>
  <message>
    <source>there is no sound in it that can be played</source>
    <translation>no contiene sonido que se pueda reproducir</translation>
  </message>
  <message>
    <source>there is no such file</source>
    <translation>no existe ese archivo</translation>
  </message>
  <message>
    <source>There is nothing to play.</source>
    <translation>No hay nada que reproducir.</translation>
  </message>
  <message>
    <source>this Audio2 does not know it</source>
    <translation>este Audio2 no la conoce</translation>
  </message>
  <message>
    <source>This cannot be a favourite</source>
    <translation>Esto no puede ser favorito</translation>
  </message>
  <message>
    <source>This is not a playlist.</source>
    <translation>Esto no es una lista de reproducción.</translation>
  </message>
  <message>
    <source>This is not a playlist: its XML is damaged.</source>
    <translation>Esto no es una lista de reproducción: su XML está dañado.</translation>
  </message>
  <message>
    <source>This playlist declares a document type or entities; it is not opened.</source>
    <translation>Esta lista declara un tipo de documento o entidades; no se abre.</translation>
  </message>
  <message>
    <source>This playlist has more than {count} entries.</source>
    <translation>Esta lista tiene más de {count} entradas.</translation>
  </message>
  <message>
    <source>This playlist is nested too deeply.</source>
    <translation>Esta lista tiene demasiados niveles.</translation>
  </message>
  <message>
    <source>This playlist is too large.</source>
    <translation>Esta lista es demasiado grande.</translation>
  </message>
  <message>
    <source>This track has no file any more.</source>
    <translation>Esta pista ya no tiene archivo.</translation>
  </message>
  <message>
    <source>track</source>
    <comment>thing</comment>
    <translation>la pista</translation>
  </message>
  <message>
    <source>Try another word, or look through the sections.</source>
    <translation>Prueba con otra palabra o mira en las secciones.</translation>
  </message>
  <message>
    <source>Version</source>
    <translation>Versión</translation>
  </message>
  <message>
    <source>Violet</source>
    <translation>Violeta</translation>
  </message>
  <message>
    <source>VLC</source>
    <comment>thing</comment>
    <translation>VLC</translation>
  </message>
  <message>
    <source>Voices</source>
    <translation>Voces</translation>
  </message>
  <message>
    <source>Wait to open {page}</source>
    <translation>Espera para abrir {page}</translation>
  </message>
  <message>
    <source>Warnings</source>
    <translation>Avisos</translation>
  </message>
  <message>
    <source>What Audio2 has noted, and a report to paste where you ask for help.</source>
    <translation>Lo que Audio2 ha anotado, y un informe para pegar donde pidas ayuda.</translation>
  </message>
  <message>
    <source>What Audio2 remembers, where it lies, and how to forget it.</source>
    <translation>Lo que Audio2 recuerda, dónde está y cómo olvidarlo.</translation>
  </message>
  <message>
    <source>What is installed</source>
    <translation>Lo que está instalado</translation>
  </message>
  <message>
    <source>What is passed over</source>
    <translation>Lo que se pasa por alto</translation>
  </message>
  <message>
    <source>What is sent</source>
    <translation>Lo que se envía</translation>
  </message>
  <message>
    <source>What is stored where</source>
    <translation>Qué se guarda y dónde</translation>
  </message>
  <message>
    <source>What stands under Library.</source>
    <translation>Lo que aparece bajo Biblioteca.</translation>
  </message>
  <message>
    <source>What was measured goes into their tags as ReplayGain, in Opus files as R128, for other players. The sound and all other tags stay as they are. Files whose tags tell it are left alone.</source>
    <translation>Lo medido va a sus etiquetas como ReplayGain, en Opus como R128, para otros reproductores. El sonido y las demás etiquetas no cambian; lo que ya indican queda.</translation>
  </message>
  <message>
    <source>When the device goes away</source>
    <translation>Si el dispositivo desaparece</translation>
  </message>
  <message>
    <source>When the queue ends</source>
    <translation>Cuando termine la cola</translation>
  </message>
  <message>
    <source>When the queue ends, similar music of your library goes on.</source>
    <translation>Cuando termina la cola, sigue música parecida de tu biblioteca.</translation>
  </message>
  <message>
    <source>When the queue ends, your library goes on with the same artists, genres, tags and decades; the queue shows what and why.</source>
    <translation>Cuando termina la cola, tu biblioteca sigue con los mismos artistas, géneros, etiquetas y décadas; la cola muestra qué y por qué.</translation>
  </message>
  <message>
    <source>Where the sound goes. When the device is away, the system chooses one.</source>
    <translation>Adónde va el sonido. Si el dispositivo no está, el sistema elige otro.</translation>
  </message>
  <message>
    <source>Where this computer keeps passwords and keys, and so would Audio2.</source>
    <translation>Donde este equipo guarda contraseñas y claves, y donde lo haría Audio2.</translation>
  </message>
  <message>
    <source>Where to?</source>
    <translation>¿Adónde?</translation>
  </message>
  <message>
    <source>Whether everything is there that Audio2 needs.</source>
    <translation>Si está todo lo que Audio2 necesita.</translation>
  </message>
  <message>
    <source>Which backup?</source>
    <translation>¿Qué copia de seguridad?</translation>
  </message>
  <message>
    <source>With a short silence where the rate changes. Else what follows is converted.</source>
    <translation>Con un breve silencio donde cambia la frecuencia. Si no, lo que sigue se convierte.</translation>
  </message>
  <message>
    <source>Works less well</source>
    <translation>Funciona a medias</translation>
  </message>
  <message>
    <source>Write</source>
    <translation>Escribir</translation>
  </message>
  <message numerus="yes">
    <source>Write loudness to %n files?</source>
    <translation><numerusform>¿Escribir la sonoridad en %Ln archivo?</numerusform><numerusform>¿Escribir la sonoridad en %Ln archivos?</numerusform></translation>
  </message>
  <message>
    <source>Write loudness to files…</source>
    <translation>Escribir la sonoridad en los archivos…</translation>
  </message>
  <message>
    <source>Writing it crashed; the file is as it was.</source>
    <translation>Al escribirlo hubo un fallo; el archivo está como estaba.</translation>
  </message>
  <message>
    <source>Writing loudness</source>
    <translation>Escribiendo la sonoridad</translation>
  </message>
  <message>
    <source>Writing {name}</source>
    <comment>thing</comment>
    <translation>La escritura de {name}</translation>
  </message>
  <message numerus="yes">
    <source>Wrote %n playlists</source>
    <translation><numerusform>%Ln lista escrita</numerusform><numerusform>%Ln listas escritas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Wrote %n rows</source>
    <translation><numerusform>%Ln fila escrita</numerusform><numerusform>%Ln filas escritas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Wrote loudness to %n files</source>
    <translation><numerusform>Sonoridad escrita en %Ln archivo</numerusform><numerusform>Sonoridad escrita en %Ln archivos</numerusform></translation>
  </message>
  <message>
    <source>Year unknown</source>
    <translation>Año desconocido</translation>
  </message>
  <message>
    <source>accessibility</source>
    <translation>accesibilidad</translation>
  </message>
  <message>
    <source>accessibility speak</source>
    <translation>accesibilidad hablar lector</translation>
  </message>
  <message>
    <source>cache artwork images clear</source>
    <translation>caché imágenes vaciar</translation>
  </message>
  <message>
    <source>clear forget delete</source>
    <translation>borrar olvidar eliminar</translation>
  </message>
  <message>
    <source>colour highlight</source>
    <translation>color resalte</translation>
  </message>
  <message>
    <source>density compact lines</source>
    <translation>densidad compacto líneas</translation>
  </message>
  <message>
    <source>directory drive disk scan import missing</source>
    <translation>directorio unidad disco escanear importar falta</translation>
  </message>
  <message>
    <source>doctor check problem</source>
    <translation>diagnóstico comprobar problema</translation>
  </message>
  <message>
    <source>duplicates incomplete broken</source>
    <translation>duplicados incompletos dañados</translation>
  </message>
  <message>
    <source>folder path files location</source>
    <translation>carpeta ruta archivos ubicación</translation>
  </message>
  <message>
    <source>font zoom scale larger</source>
    <translation>letra fuente zoom escala grande</translation>
  </message>
  <message>
    <source>hide show entries</source>
    <translation>ocultar mostrar entradas</translation>
  </message>
  <message>
    <source>ignore exclude skip</source>
    <translation>ignorar excluir omitir</translation>
  </message>
  <message>
    <source>in {time}</source>
    <translation>en {time}</translation>
  </message>
  <message>
    <source>Its music can be played again.</source>
    <translation>Su música se puede volver a escuchar.</translation>
  </message>
  <message>
    <source>J and K go down and up, G G to the first row, Shift+G to the last.</source>
    <translation>J y K bajan y suben, G G va a la primera fila, Mayús+G a la última.</translation>
  </message>
  <message>
    <source>Jump back in</source>
    <translation>Vuelve a escuchar</translation>
  </message>
  <message>
    <source>Key</source>
    <translation>Tonalidad</translation>
  </message>
  <message>
    <source>Keys as in</source>
    <translation>Teclas como en</translation>
  </message>
  <message>
    <source>Keys of vim in lists</source>
    <translation>Teclas de vim en las listas</translation>
  </message>
  <message>
    <source>Label</source>
    <translation>Sello</translation>
  </message>
  <message>
    <source>Last row</source>
    <translation>Última fila</translation>
  </message>
  <message>
    <source>Letters search in lists</source>
    <translation>Las letras buscan en las listas</translation>
  </message>
  <message>
    <source>Listening</source>
    <translation>Escuchas</translation>
  </message>
  <message>
    <source>integrity verify repair damaged</source>
    <translation>integridad verificar reparar dañado</translation>
  </message>
  <message>
    <source>license copyright</source>
    <translation>licencia derechos de autor</translation>
  </message>
  <message>
    <source>listening plays</source>
    <translation>escuchas reproducciones</translation>
  </message>
  <message>
    <source>lossless</source>
    <translation>sin pérdida</translation>
  </message>
  <message>
    <source>Loved, and not heard for six months</source>
    <translation>Te gustan y llevas seis meses sin oírlos</translation>
  </message>
  <message>
    <source>Lyrics by</source>
    <translation>Letra de</translation>
  </message>
  <message>
    <source>Mastered by</source>
    <translation>Masterización de</translation>
  </message>
  <message>
    <source>Mixed by</source>
    <translation>Mezcla de</translation>
  </message>
  <message>
    <source>Mono</source>
    <translation>Mono</translation>
  </message>
  <message>
    <source>Move</source>
    <translation>Moverse</translation>
  </message>
  <message>
    <source>Move row down</source>
    <translation>Bajar la fila</translation>
  </message>
  <message>
    <source>Move row up</source>
    <translation>Subir la fila</translation>
  </message>
  <message>
    <source>Never</source>
    <translation>Nunca</translation>
  </message>
  <message>
    <source>Next control, the one before</source>
    <translation>Control siguiente, el anterior</translation>
  </message>
  <message>
    <source>Next row</source>
    <translation>Fila siguiente</translation>
  </message>
  <message>
    <source>night mode colour</source>
    <translation>modo noche color</translation>
  </message>
  <message>
    <source>no keys</source>
    <translation>sin teclas</translation>
  </message>
  <message>
    <source>Not interested</source>
    <translation>No me interesa</translation>
  </message>
  <message>
    <source>Nothing has happened yet.</source>
    <translation>Aún no ha ocurrido nada.</translation>
  </message>
  <message>
    <source>Nothing of it was taken out of the library.</source>
    <translation>Nada suyo se ha quitado de la biblioteca.</translation>
  </message>
  <message>
    <source>Nothing selected</source>
    <translation>Nada seleccionado</translation>
  </message>
  <message>
    <source>Notifications</source>
    <translation>Notificaciones</translation>
  </message>
  <message numerus="yes">
    <source>Notifications, %n unread</source>
    <translation><numerusform>Notificaciones, %Ln sin leer</numerusform><numerusform>Notificaciones, %Ln sin leer</numerusform></translation>
  </message>
  <message>
    <source>Now: {keys}</source>
    <translation>Ahora: {keys}</translation>
  </message>
  <message>
    <source>Paste</source>
    <translation>Pegar</translation>
  </message>
  <message>
    <source>Pause all</source>
    <translation>Pausar todo</translation>
  </message>
  <message>
    <source>Paused</source>
    <translation>En pausa</translation>
  </message>
  <message>
    <source>People</source>
    <translation>Personas</translation>
  </message>
  <message>
    <source>Performer</source>
    <translation>Intérprete</translation>
  </message>
  <message>
    <source>Play something, and here you can go on with it.</source>
    <translation>Escucha algo y desde aquí podrás seguir con ello.</translation>
  </message>
  <message>
    <source>Playing now</source>
    <translation>Suena ahora</translation>
  </message>
  <message>
    <source>Playing stopped: {count} tracks in a row could not be played.</source>
    <translation>La reproducción se detuvo: no se han podido reproducir {count} pistas seguidas.</translation>
  </message>
  <message>
    <source>Playing stopped</source>
    <translation>La reproducción se ha detenido</translation>
  </message>
  <message>
    <source>Press the new keys</source>
    <translation>Pulsa las teclas nuevas</translation>
  </message>
  <message>
    <source>Previous row</source>
    <translation>Fila anterior</translation>
  </message>
  <message>
    <source>Producer</source>
    <translation>Producción</translation>
  </message>
  <message>
    <source>Rediscover</source>
    <translation>Redescubre</translation>
  </message>
  <message>
    <source>Release</source>
    <translation>Edición</translation>
  </message>
  <message>
    <source>Released</source>
    <translation>Publicación</translation>
  </message>
  <message>
    <source>Remixed by</source>
    <translation>Remezcla de</translation>
  </message>
  <message>
    <source>Remove from the library</source>
    <translation>Quitar de la biblioteca</translation>
  </message>
  <message>
    <source>Replace</source>
    <translation>Sustituir</translation>
  </message>
  <message>
    <source>Reset all</source>
    <translation>Restablecer todo</translation>
  </message>
  <message>
    <source>Resume all</source>
    <translation>Reanudar todo</translation>
  </message>
  <message>
    <source>Right panel</source>
    <translation>Panel derecho</translation>
  </message>
  <message>
    <source>Sample rate</source>
    <translation>Frecuencia de muestreo</translation>
  </message>
  <message>
    <source>Scan finished</source>
    <translation>Lectura terminada</translation>
  </message>
  <message>
    <source>Scanned {folder}</source>
    <translation>Leída {folder}</translation>
  </message>
  <message>
    <source>Select a track, or play one, to see all about it here.</source>
    <translation>Selecciona una pista, o ponla a sonar, para ver aquí todo sobre ella.</translation>
  </message>
  <message>
    <source>Select all</source>
    <translation>Seleccionar todo</translation>
  </message>
  <message>
    <source>Select more</source>
    <translation>Seleccionar más</translation>
  </message>
  <message>
    <source>Selected</source>
    <translation>Seleccionado</translation>
  </message>
  <message>
    <source>Selected track</source>
    <translation>Pista seleccionada</translation>
  </message>
  <message numerus="yes">
    <source>Show %n tags</source>
    <translation><numerusform>Mostrar %Ln etiqueta</numerusform><numerusform>Mostrar %Ln etiquetas</numerusform></translation>
  </message>
  <message>
    <source>Show all</source>
    <translation>Ver todo</translation>
  </message>
  <message>
    <source>Show all: {row}</source>
    <translation>Ver todo: {row}</translation>
  </message>
  <message>
    <source>Looking for music</source>
    <translation>Buscando música</translation>
  </message>
  <message>
    <source>Size</source>
    <translation>Tamaño</translation>
  </message>
  <message>
    <source>Skips</source>
    <translation>Saltos</translation>
  </message>
  <message>
    <source>Split off as an album…</source>
    <translation>Separar como álbum…</translation>
  </message>
  <message>
    <source>Split off as an artist…</source>
    <translation>Separar como artista…</translation>
  </message>
  <message>
    <source>Start any track, album or playlist, and it is shown here.</source>
    <translation>Pon cualquier pista, álbum o lista y se mostrará aquí.</translation>
  </message>
  <message>
    <source>Start over</source>
    <translation>Desde el principio</translation>
  </message>
  <message>
    <source>Add anyway</source>
    <translation>Añadir igualmente</translation>
  </message>
  <message>
    <source>Add to</source>
    <translation>Añadir a</translation>
  </message>
  <message>
    <source>Add to a playlist</source>
    <translation>Añadir a una lista</translation>
  </message>
  <message>
    <source>Add to favourites</source>
    <translation>Añadir a favoritos</translation>
  </message>
  <message>
    <source>Add to library</source>
    <translation>Añadir a la biblioteca</translation>
  </message>
  <message>
    <source>Add to playlist</source>
    <translation>Añadir a una lista</translation>
  </message>
  <message>
    <source>Add to {name}</source>
    <translation>Añadir a {name}</translation>
  </message>
  <message>
    <source>Add {count} to {name}</source>
    <translation>Añadir {count} a {name}</translation>
  </message>
  <message>
    <source>Add {name} to your library?</source>
    <translation>¿Añadir {name} a tu biblioteca?</translation>
  </message>
  <message>
    <source>Added</source>
    <translation>Añadida</translation>
  </message>
  <message numerus="yes">
    <source>Added %n tracks</source>
    <translation><numerusform>%Ln pista añadida</numerusform><numerusform>%Ln pistas añadidas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Added %n tracks to the queue</source>
    <translation><numerusform>%Ln pista añadida a la cola</numerusform><numerusform>%Ln pistas añadidas a la cola</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Added %n tracks to {name}</source>
    <translation><numerusform>%Ln pista añadida a {name}</numerusform><numerusform>%Ln pistas añadidas a {name}</numerusform></translation>
  </message>
  <message>
    <source>Added to favourites</source>
    <translation>Añadido a favoritos</translation>
  </message>
  <message>
    <source>After this album</source>
    <translation>Tras este álbum</translation>
  </message>
  <message>
    <source>After this track</source>
    <translation>Tras esta pista</translation>
  </message>
  <message>
    <source>Album</source>
    <translation>Álbum</translation>
  </message>
  <message>
    <source>Album artist</source>
    <translation>Artista del álbum</translation>
  </message>
  <message>
    <source>Albums</source>
    <translation>Álbumes</translation>
  </message>
  <message>
    <source>Albums in your library</source>
    <translation>Álbumes de tu biblioteca</translation>
  </message>
  <message>
    <source>All</source>
    <translation>Todo</translation>
  </message>
  <message>
    <source>All is well here</source>
    <translation>Aquí todo está bien</translation>
  </message>
  <message>
    <source>All {count}</source>
    <translation>Todo {count}</translation>
  </message>
  <message>
    <source>Another artist named {name}</source>
    <translation>Otro artista llamado {name}</translation>
  </message>
  <message>
    <source>Appearance</source>
    <translation>Aspecto</translation>
  </message>
  <message>
    <source>Appears on</source>
    <translation>Aparece en</translation>
  </message>
  <message>
    <source>Artist</source>
    <translation>Artista</translation>
  </message>
  <message>
    <source>Artists</source>
    <translation>Artistas</translation>
  </message>
  <message>
    <source>Artwork</source>
    <translation>Portada</translation>
  </message>
  <message>
    <source>At the end of the album</source>
    <translation>Al acabar el álbum</translation>
  </message>
  <message>
    <source>At the end of the track</source>
    <translation>Al acabar la pista</translation>
  </message>
  <message>
    <source>Audio2 watches these folders and never moves a file unless you ask.</source>
    <translation>Audio2 vigila estas carpetas y nunca mueve un archivo si no lo pides.</translation>
  </message>
  <message>
    <source>Back</source>
    <translation>Atrás</translation>
  </message>
  <message>
    <source>Back up now…</source>
    <translation>Hacer copia ahora…</translation>
  </message>
  <message>
    <source>Back up the library</source>
    <translation>Hacer copia de la biblioteca</translation>
  </message>
  <message>
    <source>Background work</source>
    <translation>Trabajo en segundo plano</translation>
  </message>
  <message>
    <source>Backup</source>
    <translation>Copia de seguridad</translation>
  </message>
  <message>
    <source>Below everything that is spelled exactly so.</source>
    <translation>Debajo de todo lo escrito exactamente así.</translation>
  </message>
  <message>
    <source>Bring back</source>
    <translation>Recuperar</translation>
  </message>
  <message>
    <source>Bring your music home</source>
    <translation>Trae tu música a casa</translation>
  </message>
  <message numerus="yes">
    <source>Brought back %n tracks</source>
    <translation><numerusform>%Ln pista recuperada</numerusform><numerusform>%Ln pistas recuperadas</numerusform></translation>
  </message>
  <message>
    <source>Brought back the folder {name}</source>
    <translation>Carpeta {name} recuperada</translation>
  </message>
  <message>
    <source>Brought back the playlist {name}</source>
    <translation>Lista {name} recuperada</translation>
  </message>
  <message>
    <source>Brought back the queue</source>
    <translation>Cola recuperada</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Cancelar</translation>
  </message>
  <message>
    <source>Cannot be read</source>
    <translation>No se pueden leer</translation>
  </message>
  <message>
    <source>Change the filter or clear it.</source>
    <translation>Cambia el filtro o quítalo.</translation>
  </message>
  <message>
    <source>Changed the description</source>
    <translation>Descripción cambiada</translation>
  </message>
  <message>
    <source>Choose at least two to merge.</source>
    <translation>Elige al menos dos para unir.</translation>
  </message>
  <message>
    <source>Choose places</source>
    <translation>Elegir lugares</translation>
  </message>
  <message>
    <source>Choose…</source>
    <translation>Elegir…</translation>
  </message>
  <message>
    <source>Clear</source>
    <translation>Vaciar</translation>
  </message>
  <message>
    <source>Clear all</source>
    <translation>Quitar todo</translation>
  </message>
  <message>
    <source>Clear filter</source>
    <translation>Quitar el filtro</translation>
  </message>
  <message>
    <source>Clear selection</source>
    <translation>Quitar la selección</translation>
  </message>
  <message>
    <source>Clear the queue</source>
    <translation>Vaciar la cola</translation>
  </message>
  <message>
    <source>Cleared the queue</source>
    <translation>Cola vaciada</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Cerrar</translation>
  </message>
  <message>
    <source>Close the window</source>
    <translation>Cerrar la ventana</translation>
  </message>
  <message>
    <source>Collapse the side bar</source>
    <translation>Contraer la barra lateral</translation>
  </message>
  <message>
    <source>Columns</source>
    <translation>Columnas</translation>
  </message>
  <message>
    <source>Comfortable</source>
    <translation>Amplia</translation>
  </message>
  <message>
    <source>Compact</source>
    <translation>Compacta</translation>
  </message>
  <message>
    <source>Compilation</source>
    <translation>Recopilatorio</translation>
  </message>
  <message>
    <source>Compilations</source>
    <translation>Recopilatorios</translation>
  </message>
  <message>
    <source>Complete</source>
    <translation>Completar</translation>
  </message>
  <message>
    <source>Context menu</source>
    <translation>Menú contextual</translation>
  </message>
  <message>
    <source>Copy details</source>
    <translation>Copiar detalles</translation>
  </message>
  <message>
    <source>Create</source>
    <translation>Crear</translation>
  </message>
  <message>
    <source>Created the folder {name}</source>
    <translation>Carpeta {name} creada</translation>
  </message>
  <message>
    <source>Created the playlist {name}</source>
    <translation>Lista {name} creada</translation>
  </message>
  <message>
    <source>Custom order</source>
    <translation>Orden propio</translation>
  </message>
  <message>
    <source>Dark</source>
    <translation>Oscuro</translation>
  </message>
  <message>
    <source>Dark or light</source>
    <translation>Oscuro o claro</translation>
  </message>
  <message>
    <source>Data &amp; backup</source>
    <translation>Datos y copia</translation>
  </message>
  <message>
    <source>Delete playlist</source>
    <translation>Borrar la lista</translation>
  </message>
  <message>
    <source>Delete the folder, keep its playlists</source>
    <translation>Borrar la carpeta y conservar sus listas</translation>
  </message>
  <message>
    <source>Deleted the folder {name}</source>
    <translation>Carpeta {name} borrada</translation>
  </message>
  <message>
    <source>Deleted the playlist {name}</source>
    <translation>Lista {name} borrada</translation>
  </message>
  <message>
    <source>Description</source>
    <translation>Descripción</translation>
  </message>
  <message>
    <source>Did you mean {text}?</source>
    <translation>¿Querías decir {text}?</translation>
  </message>
  <message>
    <source>Did you mean “{text}”?</source>
    <translation>¿Querías decir «{text}»?</translation>
  </message>
  <message>
    <source>Disc</source>
    <translation>Disco</translation>
  </message>
  <message>
    <source>Disc {number}</source>
    <translation>Disco {number}</translation>
  </message>
  <message>
    <source>Discography</source>
    <translation>Discografía</translation>
  </message>
  <message>
    <source>Done</source>
    <translation>Hecho</translation>
  </message>
  <message>
    <source>Done again: {what}</source>
    <translation>Rehecho: {what}</translation>
  </message>
  <message>
    <source>Drag music here, or press Q on a track.</source>
    <translation>Arrastra música aquí o pulsa Q en una pista.</translation>
  </message>
  <message>
    <source>Drag tracks, albums or files here, or press P on a selection.</source>
    <translation>Arrastra aquí pistas, álbumes o archivos, o pulsa P sobre una selección.</translation>
  </message>
  <message>
    <source>Duplicates</source>
    <translation>Duplicados</translation>
  </message>
  <message>
    <source>EP</source>
    <translation>EP</translation>
  </message>
  <message>
    <source>EPs</source>
    <translation>EP</translation>
  </message>
  <message>
    <source>Ember</source>
    <translation>Ascua</translation>
  </message>
  <message>
    <source>Expand the side bar</source>
    <translation>Desplegar la barra lateral</translation>
  </message>
  <message>
    <source>Export playlist</source>
    <translation>Exportar lista</translation>
  </message>
  <message>
    <source>Export…</source>
    <translation>Exportar…</translation>
  </message>
  <message>
    <source>Falls asleep in {time}</source>
    <translation>Se apaga en {time}</translation>
  </message>
  <message>
    <source>Favourite</source>
    <translation>Favorita</translation>
  </message>
  <message>
    <source>Favourite albums</source>
    <translation>Álbumes favoritos</translation>
  </message>
  <message>
    <source>Favourite artists</source>
    <translation>Artistas favoritos</translation>
  </message>
  <message>
    <source>Favourite tracks</source>
    <translation>Pistas favoritas</translation>
  </message>
  <message>
    <source>Favourites</source>
    <translation>Favoritos</translation>
  </message>
  <message>
    <source>Fewer tracks are there than the tags say the album has.</source>
    <translation>Hay menos pistas de las que el álbum tiene según sus etiquetas.</translation>
  </message>
  <message>
    <source>File cannot be read</source>
    <translation>El archivo no se puede leer</translation>
  </message>
  <message>
    <source>File not found</source>
    <translation>Archivo no encontrado</translation>
  </message>
  <message>
    <source>Files</source>
    <translation>Archivos</translation>
  </message>
  <message>
    <source>Files that cannot be read, are missing, have no tags or no cover.</source>
    <translation>Archivos que no se pueden leer, que faltan o que no tienen etiquetas o portada.</translation>
  </message>
  <message>
    <source>Filter albums</source>
    <translation>Filtrar álbumes</translation>
  </message>
  <message>
    <source>Filter artists</source>
    <translation>Filtrar artistas</translation>
  </message>
  <message>
    <source>Filter in playlist</source>
    <translation>Filtrar en la lista</translation>
  </message>
  <message>
    <source>Filter this view</source>
    <translation>Filtrar esta vista</translation>
  </message>
  <message>
    <source>Filter tracks</source>
    <translation>Filtrar pistas</translation>
  </message>
  <message>
    <source>Find a playlist</source>
    <translation>Buscar una lista</translation>
  </message>
  <message>
    <source>Find by typing</source>
    <translation>Buscar escribiendo</translation>
  </message>
  <message>
    <source>Find the file</source>
    <translation>Buscar el archivo</translation>
  </message>
  <message>
    <source>Find what is misspelled</source>
    <translation>Encontrar lo mal escrito</translation>
  </message>
  <message>
    <source>Folder</source>
    <translation>Carpeta</translation>
  </message>
  <message>
    <source>Forward</source>
    <translation>Adelante</translation>
  </message>
  <message>
    <source>Full screen</source>
    <translation>Pantalla completa</translation>
  </message>
  <message>
    <source>GNU General Public License, version 3 or later</source>
    <translation>Licencia Pública General de GNU, versión 3 o posterior</translation>
  </message>
  <message>
    <source>Genre</source>
    <translation>Género</translation>
  </message>
  <message>
    <source>Genres</source>
    <translation>Géneros</translation>
  </message>
  <message>
    <source>Go on playing at the start</source>
    <translation>Seguir sonando al iniciar</translation>
  </message>
  <message>
    <source>Go to album</source>
    <translation>Ir al álbum</translation>
  </message>
  <message>
    <source>Go to artist</source>
    <translation>Ir al artista</translation>
  </message>
  <message>
    <source>Go to the album that plays</source>
    <translation>Ir al álbum que suena</translation>
  </message>
  <message>
    <source>Go to the artist that plays</source>
    <translation>Ir al artista que suena</translation>
  </message>
  <message>
    <source>Go to where it plays from</source>
    <translation>Ir al origen de lo que suena</translation>
  </message>
  <message>
    <source>Going places</source>
    <translation>Navegación</translation>
  </message>
  <message>
    <source>Hidden</source>
    <translation>Oculto</translation>
  </message>
  <message>
    <source>Hidden and removed</source>
    <translation>Oculto y quitado</translation>
  </message>
  <message>
    <source>Hidden from this profile</source>
    <translation>Oculto en este perfil</translation>
  </message>
  <message>
    <source>Hide</source>
    <translation>Ocultar</translation>
  </message>
  <message>
    <source>Hide from the side bar</source>
    <translation>Ocultar de la barra lateral</translation>
  </message>
  <message>
    <source>Import and add</source>
    <translation>Importar y añadir</translation>
  </message>
  <message>
    <source>Imported the playlist {name}</source>
    <translation>Lista {name} importada</translation>
  </message>
  <message>
    <source>In lists</source>
    <translation>En las listas</translation>
  </message>
  <message>
    <source>In your library</source>
    <translation>En tu biblioteca</translation>
  </message>
  <message>
    <source>Incomplete albums</source>
    <translation>Álbumes incompletos</translation>
  </message>
  <message>
    <source>Increase contrast</source>
    <translation>Aumentar el contraste</translation>
  </message>
  <message>
    <source>Keys</source>
    <translation>Teclas</translation>
  </message>
  <message>
    <source>Kind of favourite</source>
    <translation>Tipo de favorito</translation>
  </message>
  <message>
    <source>Kind of result</source>
    <translation>Tipo de resultado</translation>
  </message>
  <message>
    <source>Kinds of trouble</source>
    <translation>Tipos de problema</translation>
  </message>
  <message>
    <source>Language</source>
    <translation>Idioma</translation>
  </message>
  <message>
    <source>Language: {name}</source>
    <translation>Idioma: {name}</translation>
  </message>
  <message>
    <source>Larger text</source>
    <translation>Texto más grande</translation>
  </message>
  <message>
    <source>Last played</source>
    <translation>Última vez</translation>
  </message>
  <message>
    <source>Length</source>
    <translation>Duración</translation>
  </message>
  <message>
    <source>Library</source>
    <translation>Biblioteca</translation>
  </message>
  <message>
    <source>Library and playlists</source>
    <translation>Biblioteca y listas</translation>
  </message>
  <message>
    <source>Library folders</source>
    <translation>Carpetas de la biblioteca</translation>
  </message>
  <message>
    <source>Library health</source>
    <translation>Estado de la biblioteca</translation>
  </message>
  <message>
    <source>Library up to date</source>
    <translation>Biblioteca al día</translation>
  </message>
  <message>
    <source>Licence</source>
    <translation>Licencia</translation>
  </message>
  <message>
    <source>Light</source>
    <translation>Claro</translation>
  </message>
  <message>
    <source>Live</source>
    <translation>En directo</translation>
  </message>
  <message>
    <source>Live album</source>
    <translation>Álbum en directo</translation>
  </message>
  <message>
    <source>Locate {path}</source>
    <translation>Localizar {path}</translation>
  </message>
  <message>
    <source>Locate…</source>
    <translation>Localizar…</translation>
  </message>
  <message numerus="yes">
    <source>Looking at %n files again</source>
    <translation><numerusform>Mirando de nuevo %Ln archivo</numerusform><numerusform>Mirando de nuevo %Ln archivos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Looking at %n folders again</source>
    <translation><numerusform>Mirando de nuevo %Ln carpeta</numerusform><numerusform>Mirando de nuevo %Ln carpetas</numerusform></translation>
  </message>
  <message>
    <source>Louder</source>
    <translation>Más alto</translation>
  </message>
  <message>
    <source>Lyrics</source>
    <translation>Letra</translation>
  </message>
  <message numerus="yes">
    <source>Made an album of %n tracks</source>
    <translation><numerusform>Álbum hecho con %Ln pista</numerusform><numerusform>Álbum hecho con %Ln pistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Make an album of %n tracks</source>
    <translation><numerusform>Hacer un álbum con %Ln pista</numerusform><numerusform>Hacer un álbum con %Ln pistas</numerusform></translation>
  </message>
  <message>
    <source>Menu</source>
    <translation>Menú</translation>
  </message>
  <message>
    <source>Merge</source>
    <translation>Unir</translation>
  </message>
  <message numerus="yes">
    <source>Merge %n albums</source>
    <translation><numerusform>Unir %Ln álbum</numerusform><numerusform>Unir %Ln álbumes</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Merge %n artists</source>
    <translation><numerusform>Unir %Ln artista</numerusform><numerusform>Unir %Ln artistas</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Merged %n albums</source>
    <translation><numerusform>%Ln álbum unido</numerusform><numerusform>%Ln álbumes unidos</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Merged %n artists</source>
    <translation><numerusform>%Ln artista unido</numerusform><numerusform>%Ln artistas unidos</numerusform></translation>
  </message>
  <message>
    <source>Merge…</source>
    <translation>Unir…</translation>
  </message>
  <message>
    <source>Missing files</source>
    <translation>Archivos que faltan</translation>
  </message>
  <message>
    <source>Mixes and audio books go on where you left them.</source>
    <translation>Las mezclas y los audiolibros siguen donde los dejaste.</translation>
  </message>
  <message>
    <source>More</source>
    <translation>Más</translation>
  </message>
  <message>
    <source>More by the artist</source>
    <translation>Más del artista</translation>
  </message>
  <message>
    <source>More by {artist}</source>
    <translation>Más de {artist}</translation>
  </message>
  <message>
    <source>Most albums</source>
    <translation>Más álbumes</translation>
  </message>
  <message>
    <source>Most played</source>
    <translation>Más escuchados</translation>
  </message>
  <message>
    <source>Most tracks</source>
    <translation>Más pistas</translation>
  </message>
  <message numerus="yes">
    <source>Move %n files to the bin?</source>
    <translation><numerusform>¿Mover %Ln archivo a la papelera?</numerusform><numerusform>¿Mover %Ln archivos a la papelera?</numerusform></translation>
  </message>
  <message>
    <source>Move to folder</source>
    <translation>Mover a una carpeta</translation>
  </message>
  <message>
    <source>Move to position {position}</source>
    <translation>Mover a la posición {position}</translation>
  </message>
  <message>
    <source>Move to the bin</source>
    <translation>Mover a la papelera</translation>
  </message>
  <message numerus="yes">
    <source>Moved %n files to the bin</source>
    <translation><numerusform>%Ln archivo movido a la papelera</numerusform><numerusform>%Ln archivos movidos a la papelera</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Moved %n files to the bin; {left} could not be moved</source>
    <translation><numerusform>%Ln archivo movido a la papelera; {left} no se pudo mover</numerusform><numerusform>%Ln archivos movidos a la papelera; {left} no se pudieron mover</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Moved %n tracks in the queue</source>
    <translation><numerusform>%Ln pista movida en la cola</numerusform><numerusform>%Ln pistas movidas en la cola</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Moved %n tracks in {name}</source>
    <translation><numerusform>%Ln pista movida en {name}</numerusform><numerusform>%Ln pistas movidas en {name}</numerusform></translation>
  </message>
  <message>
    <source>Moved in the list of playlists</source>
    <translation>Movido en la lista de listas</translation>
  </message>
  <message>
    <source>Music folders</source>
    <translation>Carpetas de música</translation>
  </message>
  <message>
    <source>Mute</source>
    <translation>Silenciar</translation>
  </message>
  <message>
    <source>Name</source>
    <translation>Nombre</translation>
  </message>
  <message>
    <source>Name of the album</source>
    <translation>Nombre del álbum</translation>
  </message>
  <message>
    <source>Name of the playlist</source>
    <translation>Nombre de la lista</translation>
  </message>
  <message>
    <source>New folder</source>
    <translation>Nueva carpeta</translation>
  </message>
  <message>
    <source>New playlist</source>
    <translation>Nueva lista</translation>
  </message>
  <message>
    <source>New playlist {name}</source>
    <translation>Nueva lista {name}</translation>
  </message>
  <message>
    <source>New, changed and deleted files appear within two seconds.</source>
    <translation>Los archivos nuevos, cambiados y borrados aparecen en dos segundos.</translation>
  </message>
  <message>
    <source>Next</source>
    <translation>Siguiente</translation>
  </message>
  <message>
    <source>Next from {name}</source>
    <translation>A continuación de {name}</translation>
  </message>
  <message>
    <source>Next in queue</source>
    <translation>Siguiente en la cola</translation>
  </message>
  <message>
    <source>Next part of the window</source>
    <translation>Parte siguiente de la ventana</translation>
  </message>
  <message>
    <source>Next track</source>
    <translation>Pista siguiente</translation>
  </message>
  <message>
    <source>No album matches</source>
    <translation>Ningún álbum coincide</translation>
  </message>
  <message>
    <source>No animations, no moving marks.</source>
    <translation>Sin animaciones ni marcas en movimiento.</translation>
  </message>
  <message>
    <source>No artist matches</source>
    <translation>Ningún artista coincide</translation>
  </message>
  <message>
    <source>No favourites yet</source>
    <translation>Aún no hay favoritos</translation>
  </message>
  <message>
    <source>No rating</source>
    <translation>Sin valoración</translation>
  </message>
  <message>
    <source>No rating for the playing track</source>
    <translation>Sin valoración para la pista que suena</translation>
  </message>
  <message>
    <source>No reader could make sense of these files. The reason is below each.</source>
    <translation>Ningún lector pudo entender estos archivos. El motivo está debajo de cada uno.</translation>
  </message>
  <message>
    <source>No track matches</source>
    <translation>Ninguna pista coincide</translation>
  </message>
  <message>
    <source>None of these tracks is by this artist.</source>
    <translation>Ninguna de estas pistas es de este artista.</translation>
  </message>
  <message>
    <source>None of these tracks is on this album.</source>
    <translation>Ninguna de estas pistas está en este álbum.</translation>
  </message>
  <message>
    <source>Normal</source>
    <translation>Normal</translation>
  </message>
  <message>
    <source>Normal text</source>
    <translation>Texto normal</translation>
  </message>
  <message>
    <source>Not in your library</source>
    <translation>No está en tu biblioteca</translation>
  </message>
  <message>
    <source>Not rated</source>
    <translation>Sin valorar</translation>
  </message>
  <message>
    <source>Nothing found</source>
    <translation>Nada encontrado</translation>
  </message>
  <message>
    <source>Nothing found for “{text}”</source>
    <translation>Nada encontrado para «{text}»</translation>
  </message>
  <message>
    <source>Nothing here</source>
    <translation>No hay nada</translation>
  </message>
  <message>
    <source>Nothing in this playlist yet</source>
    <translation>Aún no hay nada en esta lista</translation>
  </message>
  <message>
    <source>Nothing in your library fits “{text}”</source>
    <translation>Nada en tu biblioteca coincide con «{text}»</translation>
  </message>
  <message>
    <source>Nothing is left here</source>
    <translation>Aquí ya no queda nada</translation>
  </message>
  <message>
    <source>Nothing of this kind was found.</source>
    <translation>No se ha encontrado nada de este tipo.</translation>
  </message>
  <message>
    <source>Nothing playing</source>
    <translation>No suena nada</translation>
  </message>
  <message>
    <source>Nothing to redo</source>
    <translation>Nada que rehacer</translation>
  </message>
  <message>
    <source>Nothing to undo</source>
    <translation>Nada que deshacer</translation>
  </message>
  <message>
    <source>Nothing was lost.</source>
    <translation>No se ha perdido nada.</translation>
  </message>
  <message>
    <source>Now playing</source>
    <translation>Suena ahora</translation>
  </message>
  <message>
    <source>Number</source>
    <translation>Número</translation>
  </message>
  <message>
    <source>Off</source>
    <translation>Desactivado</translation>
  </message>
  <message>
    <source>One file with ratings, favourites, playlists and history. Audio2 also makes one a day and keeps the last seven.</source>
    <translation>Un archivo con valoraciones, favoritos, listas e historial. Audio2 también hace una al día y guarda las siete últimas.</translation>
  </message>
  <message>
    <source>Only artists and albums can be merged.</source>
    <translation>Solo se pueden unir artistas y álbumes.</translation>
  </message>
  <message>
    <source>Only artists and albums can be split.</source>
    <translation>Solo se pueden separar artistas y álbumes.</translation>
  </message>
  <message>
    <source>Open</source>
    <translation>Abrir</translation>
  </message>
  <message>
    <source>Or drop a folder anywhere on this page.</source>
    <translation>O suelta una carpeta en cualquier lugar de esta página.</translation>
  </message>
  <message>
    <source>Other</source>
    <translation>Otros</translation>
  </message>
  <message>
    <source>Out of all folders</source>
    <translation>Fuera de las carpetas</translation>
  </message>
  <message>
    <source>Pause</source>
    <translation>Pausa</translation>
  </message>
  <message>
    <source>Place</source>
    <translation>Lugar</translation>
  </message>
  <message>
    <source>Play</source>
    <translation>Reproducir</translation>
  </message>
  <message>
    <source>Play last</source>
    <translation>Reproducir al final</translation>
  </message>
  <message>
    <source>Play next</source>
    <translation>Reproducir después</translation>
  </message>
  <message>
    <source>Play on</source>
    <translation>Seguir sonando</translation>
  </message>
  <message>
    <source>Play or pause</source>
    <translation>Reproducir o pausar</translation>
  </message>
  <message>
    <source>Playback</source>
    <translation>Reproducción</translation>
  </message>
  <message>
    <source>Player</source>
    <translation>Reproductor</translation>
  </message>
  <message>
    <source>Playing</source>
    <translation>Reproducción</translation>
  </message>
  <message numerus="yes">
    <source>Playing %n tracks</source>
    <translation><numerusform>Reproduciendo %Ln pista</numerusform><numerusform>Reproduciendo %Ln pistas</numerusform></translation>
  </message>
  <message>
    <source>Playlist</source>
    <translation>Lista</translation>
  </message>
  <message>
    <source>Playlists</source>
    <translation>Listas</translation>
  </message>
  <message>
    <source>Plays</source>
    <translation>Reproducciones</translation>
  </message>
  <message>
    <source>Position</source>
    <translation>Posición</translation>
  </message>
  <message>
    <source>Press L on a track, an album or an artist, or click its heart.</source>
    <translation>Pulsa L sobre una pista, un álbum o un artista, o haz clic en su corazón.</translation>
  </message>
  <message>
    <source>Previous</source>
    <translation>Anterior</translation>
  </message>
  <message>
    <source>Previous part of the window</source>
    <translation>Parte anterior de la ventana</translation>
  </message>
  <message>
    <source>Previous track</source>
    <translation>Pista anterior</translation>
  </message>
  <message>
    <source>Quality</source>
    <translation>Calidad</translation>
  </message>
  <message>
    <source>Queue</source>
    <translation>Cola</translation>
  </message>
  <message>
    <source>Quieter</source>
    <translation>Más bajo</translation>
  </message>
  <message>
    <source>Quit</source>
    <translation>Salir</translation>
  </message>
  <message>
    <source>Rate</source>
    <translation>Valorar</translation>
  </message>
  <message>
    <source>Rated</source>
    <translation>Valorado</translation>
  </message>
  <message>
    <source>Rating</source>
    <translation>Valoración</translation>
  </message>
  <message>
    <source>Read again</source>
    <translation>Leer de nuevo</translation>
  </message>
  <message>
    <source>Recent queues</source>
    <translation>Colas recientes</translation>
  </message>
  <message>
    <source>Recent searches</source>
    <translation>Búsquedas recientes</translation>
  </message>
  <message>
    <source>Recent searches to keep</source>
    <translation>Búsquedas recientes que se guardan</translation>
  </message>
  <message>
    <source>Recently added</source>
    <translation>Añadidos hace poco</translation>
  </message>
  <message>
    <source>Redo</source>
    <translation>Rehacer</translation>
  </message>
  <message>
    <source>Reduce motion</source>
    <translation>Reducir el movimiento</translation>
  </message>
  <message>
    <source>Refresh this page</source>
    <translation>Actualizar esta página</translation>
  </message>
  <message>
    <source>Remember the place in long tracks</source>
    <translation>Recordar la posición en pistas largas</translation>
  </message>
  <message>
    <source>Remove</source>
    <translation>Quitar</translation>
  </message>
  <message numerus="yes">
    <source>Remove %n tracks from the library?</source>
    <translation><numerusform>¿Quitar %Ln pista de la biblioteca?</numerusform><numerusform>¿Quitar %Ln pistas de la biblioteca?</numerusform></translation>
  </message>
  <message>
    <source>Remove filter {term}</source>
    <translation>Quitar el filtro {term}</translation>
  </message>
  <message>
    <source>Remove from favourites</source>
    <translation>Quitar de favoritos</translation>
  </message>
  <message>
    <source>Remove from library…</source>
    <translation>Quitar de la biblioteca…</translation>
  </message>
  <message>
    <source>Remove from the list</source>
    <translation>Quitar de la lista</translation>
  </message>
  <message>
    <source>Remove from the queue</source>
    <translation>Quitar de la cola</translation>
  </message>
  <message>
    <source>Remove from this playlist</source>
    <translation>Quitar de esta lista</translation>
  </message>
  <message>
    <source>Remove {path}</source>
    <translation>Quitar {path}</translation>
  </message>
  <message>
    <source>Removed</source>
    <translation>Quitado</translation>
  </message>
  <message numerus="yes">
    <source>Removed %n tracks from the library</source>
    <translation><numerusform>%Ln pista quitada de la biblioteca</numerusform><numerusform>%Ln pistas quitadas de la biblioteca</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Removed %n tracks from the queue</source>
    <translation><numerusform>%Ln pista quitada de la cola</numerusform><numerusform>%Ln pistas quitadas de la cola</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>Removed %n tracks from {name}</source>
    <translation><numerusform>%Ln pista quitada de {name}</numerusform><numerusform>%Ln pistas quitadas de {name}</numerusform></translation>
  </message>
  <message>
    <source>Removed from favourites</source>
    <translation>Quitado de favoritos</translation>
  </message>
  <message>
    <source>Rename</source>
    <translation>Cambiar el nombre</translation>
  </message>
  <message>
    <source>Rename folder</source>
    <translation>Cambiar el nombre de la carpeta</translation>
  </message>
  <message>
    <source>Rename playlist</source>
    <translation>Cambiar el nombre de la lista</translation>
  </message>
  <message>
    <source>Renamed the folder to {name}</source>
    <translation>La carpeta se llama ahora {name}</translation>
  </message>
  <message>
    <source>Renamed the playlist to {name}</source>
    <translation>La lista se llama ahora {name}</translation>
  </message>
  <message>
    <source>Repeat all</source>
    <translation>Repetir todo</translation>
  </message>
  <message>
    <source>Repeat is off</source>
    <translation>Sin repetición</translation>
  </message>
  <message>
    <source>Repeat this track</source>
    <translation>Repetir esta pista</translation>
  </message>
  <message>
    <source>Repeat: off, all, one</source>
    <translation>Repetir: no, todo, una</translation>
  </message>
  <message>
    <source>Replaced the content of {name}</source>
    <translation>Contenido de {name} reemplazado</translation>
  </message>
  <message>
    <source>Rescan all</source>
    <translation>Volver a leer todo</translation>
  </message>
  <message>
    <source>Rescan file</source>
    <translation>Volver a leer el archivo</translation>
  </message>
  <message>
    <source>Rescan files</source>
    <translation>Volver a leer los archivos</translation>
  </message>
  <message>
    <source>Rescan folder</source>
    <translation>Volver a leer la carpeta</translation>
  </message>
  <message>
    <source>Rescan {path}</source>
    <translation>Volver a leer {path}</translation>
  </message>
  <message>
    <source>Reset</source>
    <translation>Restablecer</translation>
  </message>
  <message>
    <source>Restore</source>
    <translation>Restaurar</translation>
  </message>
  <message>
    <source>Row height</source>
    <translation>Altura de fila</translation>
  </message>
  <message>
    <source>Save</source>
    <translation>Guardar</translation>
  </message>
  <message>
    <source>Save as playlist</source>
    <translation>Guardar como lista</translation>
  </message>
  <message>
    <source>Save queue as playlist</source>
    <translation>Guardar la cola como lista</translation>
  </message>
  <message>
    <source>Scanning {count}</source>
    <translation>Leyendo {count}</translation>
  </message>
  <message>
    <source>Scanning {folder}</source>
    <translation>Leyendo {folder}</translation>
  </message>
  <message>
    <source>Scanning: {seen} files, {added} new</source>
    <translation>Leyendo: {seen} archivos, {added} nuevos</translation>
  </message>
  <message>
    <source>Search</source>
    <translation>Buscar</translation>
  </message>
  <message>
    <source>Search for this instead</source>
    <translation>Buscar esto</translation>
  </message>
  <message>
    <source>Search results</source>
    <translation>Resultados de la búsqueda</translation>
  </message>
  <message>
    <source>Search your library</source>
    <translation>Busca en tu biblioteca</translation>
  </message>
  <message>
    <source>Sections of the settings</source>
    <translation>Secciones de los ajustes</translation>
  </message>
  <message>
    <source>See all results for “{text}”</source>
    <translation>Ver todos los resultados de «{text}»</translation>
  </message>
  <message>
    <source>Seek</source>
    <translation>Buscar posición</translation>
  </message>
  <message>
    <source>Selection</source>
    <translation>Selección</translation>
  </message>
  <message>
    <source>Settings</source>
    <translation>Ajustes</translation>
  </message>
  <message>
    <source>Shift</source>
    <translation>Mayús</translation>
  </message>
  <message>
    <source>Show again</source>
    <translation>Mostrar de nuevo</translation>
  </message>
  <message>
    <source>Show all {count}</source>
    <translation>Mostrar los {count}</translation>
  </message>
  <message>
    <source>Show file</source>
    <translation>Mostrar el archivo</translation>
  </message>
  <message>
    <source>Show less</source>
    <translation>Mostrar menos</translation>
  </message>
  <message>
    <source>Shown again</source>
    <translation>Visible de nuevo</translation>
  </message>
  <message>
    <source>Shuffle</source>
    <translation>Aleatorio</translation>
  </message>
  <message>
    <source>Shuffle library</source>
    <translation>Biblioteca al azar</translation>
  </message>
  <message>
    <source>Side bar</source>
    <translation>Barra lateral</translation>
  </message>
  <message>
    <source>Single</source>
    <translation>Sencillo</translation>
  </message>
  <message>
    <source>Singles</source>
    <translation>Sencillos</translation>
  </message>
  <message>
    <source>Skip</source>
    <translation>Omitir</translation>
  </message>
  <message>
    <source>Skip them</source>
    <translation>Omitirlas</translation>
  </message>
  <message>
    <source>Skipped {title}: {reason}</source>
    <translation>Se saltó {title}: {reason}</translation>
  </message>
  <message>
    <source>Sleep timer</source>
    <translation>Temporizador</translation>
  </message>
  <message>
    <source>Smaller text</source>
    <translation>Texto más pequeño</translation>
  </message>
  <message>
    <source>Something has to stay: choose fewer tracks.</source>
    <translation>Algo tiene que quedarse: elige menos pistas.</translation>
  </message>
  <message>
    <source>Something went wrong.</source>
    <translation>Algo ha fallado.</translation>
  </message>
  <message>
    <source>Something went wrong. The log has the details.</source>
    <translation>Algo ha fallado. El registro tiene los detalles.</translation>
  </message>
  <message>
    <source>Sorted by {order}</source>
    <translation>Ordenada por {order}</translation>
  </message>
  <message>
    <source>Sorted or filtered: go back to the custom order to move</source>
    <translation>Ordenada o filtrada: vuelve al orden propio para mover</translation>
  </message>
  <message>
    <source>Sorted {name}</source>
    <translation>Lista {name} ordenada</translation>
  </message>
  <message>
    <source>Soundtrack</source>
    <translation>Banda sonora</translation>
  </message>
  <message>
    <source>Soundtracks</source>
    <translation>Bandas sonoras</translation>
  </message>
  <message>
    <source>Space</source>
    <translation>Espacio</translation>
  </message>
  <message>
    <source>Split</source>
    <translation>Separar</translation>
  </message>
  <message>
    <source>State</source>
    <translation>Estado</translation>
  </message>
  <message>
    <source>Stereo</source>
    <translation>Estéreo</translation>
  </message>
  <message>
    <source>Stop</source>
    <translation>Detener</translation>
  </message>
  <message>
    <source>Stop after this album</source>
    <translation>Parar tras este álbum</translation>
  </message>
  <message>
    <source>Stop after this track</source>
    <translation>Parar tras esta pista</translation>
  </message>
  <message>
    <source>Stop: {what}</source>
    <translation>Detener: {what}</translation>
  </message>
  <message>
    <source>Stopped with a problem</source>
    <translation>Detenido por un problema</translation>
  </message>
  <message>
    <source>Stops after this album</source>
    <translation>Para tras este álbum</translation>
  </message>
  <message>
    <source>Stops after this track</source>
    <translation>Para tras esta pista</translation>
  </message>
  <message>
    <source>Stronger borders and captions, no tinted surfaces.</source>
    <translation>Bordes y rótulos más marcados, sin superficies teñidas.</translation>
  </message>
  <message>
    <source>System</source>
    <translation>Sistema</translation>
  </message>
  <message>
    <source>Tags as read</source>
    <translation>Etiquetas leídas</translation>
  </message>
  <message>
    <source>Text size</source>
    <translation>Tamaño del texto</translation>
  </message>
  <message>
    <source>The album needs a name.</source>
    <translation>El álbum necesita un nombre.</translation>
  </message>
  <message>
    <source>The disk is full: {path}. Nothing was lost; free some space and try again.</source>
    <translation>El disco está lleno: {path}. No se ha perdido nada; libera espacio e inténtalo de nuevo.</translation>
  </message>
  <message>
    <source>The files stay where they are. Ratings and plays are kept for 30 days.</source>
    <translation>Los archivos se quedan donde están. Las valoraciones y reproducciones se conservan 30 días.</translation>
  </message>
  <message>
    <source>The library at {path} cannot be written. You can listen; changes are not saved.</source>
    <translation>No se puede escribir en la biblioteca de {path}. Puedes escuchar; los cambios no se guardan.</translation>
  </message>
  <message>
    <source>The library file is damaged. It is kept as {aside}.</source>
    <translation>El archivo de la biblioteca está dañado. Se conserva como {aside}.</translation>
  </message>
  <message>
    <source>The library file {path} is not there any more.</source>
    <translation>El archivo de la biblioteca {path} ya no está.</translation>
  </message>
  <message>
    <source>The queue is empty</source>
    <translation>La cola está vacía</translation>
  </message>
  <message>
    <source>Theme</source>
    <translation>Tema</translation>
  </message>
  <message>
    <source>Theme: {name}</source>
    <translation>Tema: {name}</translation>
  </message>
  <message>
    <source>There are too many brackets inside each other.</source>
    <translation>Hay demasiados paréntesis unos dentro de otros.</translation>
  </message>
  <message>
    <source>There is no field "{value}".</source>
    <translation>No existe el campo «{value}».</translation>
  </message>
  <message>
    <source>There is no state "{value}".</source>
    <translation>No existe el estado «{value}».</translation>
  </message>
  <message>
    <source>There is no {what} {name}.</source>
    <translation>No se encuentra {what} {name}.</translation>
  </message>
  <message>
    <source>These files are not where they were. Ratings and playlists are kept.</source>
    <translation>Estos archivos no están donde estaban. Las valoraciones y las listas se conservan.</translation>
  </message>
  <message>
    <source>They become one album; versions of it can be chosen on its page. Which name stays?</source>
    <translation>Pasan a ser un solo álbum; sus versiones se eligen en su página. ¿Qué nombre se queda?</translation>
  </message>
  <message>
    <source>They become one artist, also in later scans. Which name stays?</source>
    <translation>Pasan a ser un solo artista, también en las próximas lecturas. ¿Qué nombre se queda?</translation>
  </message>
  <message>
    <source>They leave the library and go to the bin of this computer.</source>
    <translation>Salen de la biblioteca y van a la papelera de este equipo.</translation>
  </message>
  <message>
    <source>This bracket closes nothing.</source>
    <translation>Este paréntesis no cierra nada.</translation>
  </message>
  <message>
    <source>This could not be loaded</source>
    <translation>No se ha podido cargar</translation>
  </message>
  <message>
    <source>This is no key.</source>
    <translation>Esto no es una tecla.</translation>
  </message>
  <message>
    <source>This is too long; the rest is not looked at.</source>
    <translation>Es demasiado largo; el resto no se tiene en cuenta.</translation>
  </message>
  <message>
    <source>Your own lyrics</source>
    <translation>Tu propia letra</translation>
  </message>
  <message>
    <source>{name} cannot be read.</source>
    <translation>No se puede leer {name}.</translation>
  </message>
  <message>
    <source>{name} holds more than {count} filters.</source>
    <translation>{name} contiene más de {count} filtros.</translation>
  </message>
  <message>
    <source>{name} holds no equaliser filters.</source>
    <translation>{name} no contiene filtros de ecualizador.</translation>
  </message>
  <message>
    <source>{name} is too large for a file of equaliser filters.</source>
    <translation>{name} es demasiado grande para un archivo de filtros de ecualizador.</translation>
  </message>
  <message>
    <source>{n} LUFS</source>
    <translation>{n} LUFS</translation>
  </message>
  <message>
    <source>{path} was last used by an older Audio2. Start Audio2 once to bring it up to date.</source>
    <translation>{path} la usó por última vez un Audio2 más antiguo. Inicia Audio2 una vez para actualizarla.</translation>
  </message>
  <message>
    <source>This library was last used by a newer Audio2 (format {found}, this version knows {known}). Update Audio2; nothing was changed.</source>
    <translation>Esta biblioteca la usó por última vez un Audio2 más nuevo (formato {found}; esta versión conoce el {known}). Actualiza Audio2; no se ha cambiado nada.</translation>
  </message>
  <message>
    <source>This table of keys</source>
    <translation>Esta tabla de teclas</translation>
  </message>
  <message>
    <source>Time</source>
    <translation>Duración</translation>
  </message>
  <message>
    <source>Tip: {examples}</source>
    <translation>Ejemplos: {examples}</translation>
  </message>
  <message>
    <source>Title</source>
    <translation>Título</translation>
  </message>
  <message>
    <source>To the message</source>
    <translation>Ir al aviso</translation>
  </message>
  <message>
    <source>Today</source>
    <translation>Hoy</translation>
  </message>
  <message>
    <source>Took the folder {name} out of the library</source>
    <translation>Carpeta {name} quitada de la biblioteca</translation>
  </message>
  <message>
    <source>Top bar</source>
    <translation>Barra superior</translation>
  </message>
  <message>
    <source>Top result</source>
    <translation>Mejor resultado</translation>
  </message>
  <message>
    <source>Top tracks</source>
    <translation>Pistas principales</translation>
  </message>
  <message>
    <source>Track</source>
    <translation>Pista</translation>
  </message>
  <message>
    <source>Track number</source>
    <translation>Número de pista</translation>
  </message>
  <message>
    <source>Track {at} of {count}</source>
    <translation>Pista {at} de {count}</translation>
  </message>
  <message>
    <source>Tracks</source>
    <translation>Pistas</translation>
  </message>
  <message>
    <source>Tracks of the album</source>
    <translation>Pistas del álbum</translation>
  </message>
  <message>
    <source>Tracks of the playlist</source>
    <translation>Pistas de la lista</translation>
  </message>
  <message>
    <source>Try again</source>
    <translation>Reintentar</translation>
  </message>
  <message>
    <source>Try other words, or artist: album: genre: year: to ask for a field.</source>
    <translation>Prueba otras palabras, o artist: album: genre: year: para preguntar por un campo.</translation>
  </message>
  <message>
    <source>Type and everything around it; Ctrl+plus and Ctrl+minus do the same.</source>
    <translation>El texto y todo lo que lo rodea; Ctrl+más y Ctrl+menos hacen lo mismo.</translation>
  </message>
  <message>
    <source>Type of release</source>
    <translation>Tipo de publicación</translation>
  </message>
  <message>
    <source>Typing goes to the row that begins so. Else letters are commands.</source>
    <translation>Al escribir se va a la fila que empieza así. Si no, las letras son órdenes.</translation>
  </message>
  <message>
    <source>Undo</source>
    <translation>Deshacer</translation>
  </message>
  <message>
    <source>Undone: {what}</source>
    <translation>Deshecho: {what}</translation>
  </message>
  <message>
    <source>Unmute</source>
    <translation>Quitar el silencio</translation>
  </message>
  <message>
    <source>Up next</source>
    <translation>A continuación</translation>
  </message>
  <message>
    <source>Up next: {track}</source>
    <translation>A continuación: {track}</translation>
  </message>
  <message>
    <source>Volume</source>
    <translation>Volumen</translation>
  </message>
  <message>
    <source>Volume step of keys and wheel</source>
    <translation>Paso de volumen de teclas y rueda</translation>
  </message>
  <message>
    <source>Watch the folders</source>
    <translation>Vigilar las carpetas</translation>
  </message>
  <message>
    <source>What counts as long</source>
    <translation>Qué se considera largo</translation>
  </message>
  <message>
    <source>What fits</source>
    <translation>Lo que coincide</translation>
  </message>
  <message>
    <source>What is found appears here while the folders are read.</source>
    <translation>Lo que se encuentra aparece aquí mientras se leen las carpetas.</translation>
  </message>
  <message>
    <source>What is known of it</source>
    <translation>Lo que se sabe de ella</translation>
  </message>
  <message>
    <source>What is shown</source>
    <translation>Qué se muestra</translation>
  </message>
  <message>
    <source>What tells the two apart: a place, an instrument, a year</source>
    <translation>Qué distingue a los dos: un lugar, un instrumento, un año</translation>
  </message>
  <message>
    <source>What the panel shows</source>
    <translation>Qué muestra el panel</translation>
  </message>
  <message>
    <source>What you changed yourself stays above it.</source>
    <translation>Lo que cambiaste tú sigue valiendo.</translation>
  </message>
  <message>
    <source>What you hid or took out of the library, to bring it back.</source>
    <translation>Lo que ocultaste o quitaste de la biblioteca, para recuperarlo.</translation>
  </message>
  <message>
    <source>What you hide or remove can be brought back from this page.</source>
    <translation>Lo que ocultes o quites se puede recuperar desde esta página.</translation>
  </message>
  <message>
    <source>When music played as the window was closed.</source>
    <translation>Si sonaba música cuando se cerró la ventana.</translation>
  </message>
  <message>
    <source>Where is the file now?</source>
    <translation>¿Dónde está ahora el archivo?</translation>
  </message>
  <message>
    <source>Where is the folder now?</source>
    <translation>¿Dónde está ahora la carpeta?</translation>
  </message>
  <message>
    <source>Where is your music?</source>
    <translation>¿Dónde está tu música?</translation>
  </message>
  <message>
    <source>Width of the panel</source>
    <translation>Ancho del panel</translation>
  </message>
  <message>
    <source>Window</source>
    <translation>Ventana</translation>
  </message>
  <message>
    <source>Without cover</source>
    <translation>Sin portada</translation>
  </message>
  <message>
    <source>Without tags</source>
    <translation>Sin etiquetas</translation>
  </message>
  <message>
    <source>Working</source>
    <translation>Trabajando</translation>
  </message>
  <message numerus="yes">
    <source>Wrote %n tracks</source>
    <translation><numerusform>%Ln pista escrita</numerusform><numerusform>%Ln pistas escritas</numerusform></translation>
  </message>
  <message>
    <source>Year</source>
    <translation>Año</translation>
  </message>
  <message>
    <source>Yesterday</source>
    <translation>Ayer</translation>
  </message>
  <message>
    <source>You</source>
    <translation>Tú</translation>
  </message>
  <message>
    <source>You are offline.</source>
    <translation>No hay conexión.</translation>
  </message>
  <message numerus="yes">
    <source>and %n more</source>
    <translation><numerusform>y %Ln más</numerusform><numerusform>y %Ln más</numerusform></translation>
  </message>
  <message>
    <source>and {count} more</source>
    <translation>y {count} más</translation>
  </message>
  <message>
    <source>cannot be read</source>
    <translation>no se puede leer</translation>
  </message>
  <message>
    <source>cannot be watched, rescanned every 10 minutes</source>
    <translation>no se puede vigilar; se vuelve a leer cada 10 minutos</translation>
  </message>
  <message>
    <source>closed</source>
    <translation>cerrada</translation>
  </message>
  <message>
    <source>counting…</source>
    <translation>contando…</translation>
  </message>
  <message>
    <source>favourite</source>
    <translation>favorita</translation>
  </message>
  <message>
    <source>file</source>
    <translation>archivo</translation>
  </message>
  <message>
    <source>file not found</source>
    <translation>archivo no encontrado</translation>
  </message>
  <message>
    <source>in library</source>
    <translation>en la biblioteca</translation>
  </message>
  <message>
    <source>last scan: {day}</source>
    <translation>última lectura: {day}</translation>
  </message>
  <message>
    <source>not connected, its tracks are kept</source>
    <translation>no conectada; sus pistas se conservan</translation>
  </message>
  <message>
    <source>not in library</source>
    <translation>no está en la biblioteca</translation>
  </message>
  <message>
    <source>online telemetry tracking accounts keys</source>
    <translation>en línea telemetría rastreo cuentas claves</translation>
  </message>
  <message>
    <source>open</source>
    <translation>abierta</translation>
  </message>
  <message>
    <source>open source licences components</source>
    <translation>código abierto licencias componentes</translation>
  </message>
  <message>
    <source>report bug errors diagnostics</source>
    <translation>informe fallo errores diagnóstico</translation>
  </message>
  <message>
    <source>restore deleted trash</source>
    <translation>restaurar borrado papelera</translation>
  </message>
  <message>
    <source>save copy</source>
    <translation>guardar copia</translation>
  </message>
  <message>
    <source>search history</source>
    <translation>historial de búsqueda</translation>
  </message>
  <message>
    <source>search typos</source>
    <translation>buscar erratas</translation>
  </message>
  <message>
    <source>shortcut hotkey keyboard rebind</source>
    <translation>atajo tecla teclado reasignar</translation>
  </message>
  <message>
    <source>size storage</source>
    <translation>tamaño almacenamiento</translation>
  </message>
  <message>
    <source>spreadsheet</source>
    <translation>hoja de cálculo</translation>
  </message>
  <message>
    <source>track of the library among these files</source>
    <translation>pista de la biblioteca entre estos archivos</translation>
  </message>
  <message>
    <source>track to play</source>
    <translation>pista que reproducir</translation>
  </message>
  <message>
    <source>type-ahead</source>
    <translation>escribir para buscar</translation>
  </message>
  <message>
    <source>updated {day}</source>
    <translation>actualizada: {day}</translation>
  </message>
  <message>
    <source>watched for changes</source>
    <translation>vigilada</translation>
  </message>
  <message>
    <source>yt-dlp is not installed.</source>
    <translation>yt-dlp no está instalado.</translation>
  </message>
  <message>
    <source>{at} of {count}</source>
    <translation>{at} de {count}</translation>
  </message>
  <message>
    <source>{codec} in {container}</source>
    <translation>{codec} en {container}</translation>
  </message>
  <message>
    <source>{column}: none</source>
    <translation>{column}: nada</translation>
  </message>
  <message>
    <source>{count} files</source>
    <translation>{count} archivos</translation>
  </message>
  <message>
    <source>{count} files found</source>
    <translation>{count} archivos encontrados</translation>
  </message>
  <message>
    <source>{count} in library in {ms} ms</source>
    <translation>{count} en la biblioteca en {ms} ms</translation>
  </message>
  <message>
    <source>{count} match</source>
    <translation>{count} coinciden</translation>
  </message>
  <message>
    <source>{count} plays</source>
    <translation>{count} reproducciones</translation>
  </message>
  <message>
    <source>{count} selected</source>
    <translation>{count} seleccionadas</translation>
  </message>
  <message>
    <source>{count} tracks</source>
    <translation>{count} pistas</translation>
  </message>
  <message>
    <source>{folder} could not be scanned</source>
    <translation>No se ha podido leer {folder}</translation>
  </message>
  <message>
    <source>{folder} is away</source>
    <translation>{folder} no está disponible</translation>
  </message>
  <message>
    <source>{folder} is back</source>
    <translation>{folder} vuelve a estar disponible</translation>
  </message>
  <message>
    <source>{greeting}, {name}</source>
    <translation>{greeting}, {name}</translation>
  </message>
  <message>
    <source>{have} of {all}</source>
    <translation>{have} de {all}</translation>
  </message>
  <message>
    <source>{have} of {all} available</source>
    <translation>{have} de {all} disponibles</translation>
  </message>
  <message>
    <source>{have} of {whole}</source>
    <translation>{have} de {whole}</translation>
  </message>
  <message>
    <source>{h} h {min} min</source>
    <translation>{h} h {min} min</translation>
  </message>
  <message>
    <source>{key} is taken: {command}.</source>
    <translation>{key} ya se usa: {command}.</translation>
  </message>
  <message>
    <source>{key} moves in lists and between controls.</source>
    <translation>{key} mueve en las listas y entre controles.</translation>
  </message>
  <message>
    <source>{min} min</source>
    <translation>{min} min</translation>
  </message>
  <message>
    <source>{min} min {s} s</source>
    <translation>{min} min {s} s</translation>
  </message>
  <message>
    <source>{ms} ms</source>
    <translation>{ms} ms</translation>
  </message>
  <message>
    <source>{name} {stars} of 5</source>
    <translation>{name}: {stars} de 5</translation>
  </message>
  <message>
    <source>{number} of disc {disc}</source>
    <translation>{number} del disco {disc}</translation>
  </message>
  <message>
    <source>{n} bits</source>
    <translation>{n} bits</translation>
  </message>
  <message>
    <source>{n} BPM</source>
    <translation>{n} PPM</translation>
  </message>
  <message>
    <source>{path} cannot be read</source>
    <translation>{path} no se puede leer</translation>
  </message>
  <message>
    <source>{path} cannot be read.</source>
    <translation>{path} no se puede leer.</translation>
  </message>
  <message>
    <source>{path} cannot be read: {reason}.</source>
    <translation>{path} no se puede leer: {reason}.</translation>
  </message>
  <message>
    <source>{path} cannot be used: it is damaged ({trouble}).</source>
    <translation>{path} no sirve: está dañado ({trouble}).</translation>
  </message>
  <message>
    <source>{path} cannot be used: it is not an Audio2 library, or damaged.</source>
    <translation>{path} no sirve: no es una biblioteca de Audio2 o está dañada.</translation>
  </message>
  <message>
    <source>{path} cannot be used: it is not an Audio2 library.</source>
    <translation>{path} no sirve: no es una biblioteca de Audio2.</translation>
  </message>
  <message>
    <source>{path} cannot be used: it is the library itself.</source>
    <translation>{path} no sirve: es la propia biblioteca.</translation>
  </message>
  <message>
    <source>{path} cannot be written.</source>
    <translation>No se puede escribir en {path}.</translation>
  </message>
  <message>
    <source>{path} cannot be written: {error}.</source>
    <translation>{path} no se puede escribir: {error}.</translation>
  </message>
  <message>
    <source>{path} is a folder. Name a file for the backup.</source>
    <translation>{path} es una carpeta. Indica un archivo para la copia.</translation>
  </message>
  <message>
    <source>{path} is not there; its tracks are kept.</source>
    <translation>{path} no está; sus pistas se conservan.</translation>
  </message>
  <message>
    <source>{path} is the library itself.</source>
    <translation>{path} es la propia biblioteca.</translation>
  </message>
  <message>
    <source>{path} is there already and is no backup of a library.</source>
    <translation>{path} ya existe y no es la copia de una biblioteca.</translation>
  </message>
  <message>
    <source>{path}, {count} files</source>
    <translation>{path}, {count} archivos</translation>
  </message>
  <message>
    <source>{path}, {size}, sound</source>
    <translation>{path}, {size}, en buen estado</translation>
  </message>
  <message>
    <source>{path}: only {free} MB are free.</source>
    <translation>{path}: solo quedan {free} MB libres.</translation>
  </message>
  <message>
    <source>{percent} %</source>
    <translation>{percent} %</translation>
  </message>
  <message>
    <source>{position} of {length}</source>
    <translation>{position} de {length}</translation>
  </message>
  <message>
    <source>{probe} could not be looked at ({error}).</source>
    <translation>No se pudo comprobar {probe} ({error}).</translation>
  </message>
  <message>
    <source>{probe} crashed when it was looked at (code {code}).</source>
    <translation>{probe} falló al comprobarlo (código {code}).</translation>
  </message>
  <message>
    <source>{probe} does not answer.</source>
    <translation>{probe} no responde.</translation>
  </message>
  <message>
    <source>{reason}</source>
    <translation>{reason}</translation>
  </message>
  <message>
    <source>{row}: back</source>
    <translation>{row}: atrás</translation>
  </message>
  <message>
    <source>{row}: on</source>
    <translation>{row}: adelante</translation>
  </message>
  <message>
    <source>{seen} files · {added} new</source>
    <translation>{seen} archivos · {added} nuevos</translation>
  </message>
  <message>
    <source>{service} needs a key. Add one in Settings.</source>
    <translation>{service} necesita una clave. Añádela en Ajustes.</translation>
  </message>
  <message>
    <source>{service} refused the key.</source>
    <translation>{service} rechazó la clave.</translation>
  </message>
  <message>
    <source>{stars} of 5 stars</source>
    <translation>{stars} de 5 estrellas</translation>
  </message>
  <message>
    <source>{s} s</source>
    <translation>{s} s</translation>
  </message>
  <message>
    <source>{time} left</source>
    <translation>quedan {time}</translation>
  </message>
  <message>
    <source>{title} was skipped</source>
    <translation>Se ha saltado {title}</translation>
  </message>
  <message>
    <source>{value} is not a value for {setting}.</source>
    <translation>{value} no es un valor para {setting}.</translation>
  </message>
  <message>
    <source>{what} did not work: {reason}.</source>
    <translation>{what} no ha funcionado: {reason}.</translation>
  </message>
  <message>
    <source>{what} is busy. Try again in a moment.</source>
    <translation>{what} está ocupado. Inténtalo de nuevo en un momento.</translation>
  </message>
  <message>
    <source>{years} years</source>
    <translation>{years} años</translation>
  </message>
  <message>
    <source>Smart playlist</source>
    <translation>Lista inteligente</translation>
  </message>
  <message>
    <source>Nothing matches this search now</source>
    <translation>Nada coincide ahora con esta búsqueda</translation>
  </message>
  <message>
    <source>Tracks appear here by themselves as soon as they match.</source>
    <translation>Las pistas aparecen aquí solas en cuanto coinciden.</translation>
  </message>
  <message>
    <source>Save search</source>
    <translation>Guardar búsqueda</translation>
  </message>
  <message>
    <source>Edit search</source>
    <translation>Editar búsqueda</translation>
  </message>
  <message>
    <source>A smart playlist fills itself: change its search instead.</source>
    <translation>Una lista inteligente se llena sola: cambia su búsqueda.</translation>
  </message>
  <message>
    <source>Changed the search of a smart playlist</source>
    <translation>Se cambió la búsqueda de una lista inteligente</translation>
  </message>
  <message>
    <source>Saved the search as {name}</source>
    <translation>Búsqueda guardada como {name}</translation>
  </message>
  <message>
    <source>This search is too long to be saved.</source>
    <translation>Esta búsqueda es demasiado larga para guardarla.</translation>
  </message>
  <message>
    <source>An empty search cannot be saved.</source>
    <translation>No se puede guardar una búsqueda vacía.</translation>
  </message>
  <message>
    <source>Filter results</source>
    <translation>Filtrar resultados</translation>
  </message>
  <message>
    <source>Filter favourites</source>
    <translation>Filtrar favoritos</translation>
  </message>
  <message>
    <source>Filter</source>
    <translation>Filtrar</translation>
  </message>
  <message>
    <source>Nothing matches</source>
    <translation>Nada coincide</translation>
  </message>
  <message>
    <source>{year}s</source>
    <translation>Años {year}</translation>
  </message>
  <message>
    <source>{year}s</source>
    <comment>short</comment>
    <translation>’{year}</translation>
  </message>
  <message>
    <source>No year</source>
    <translation>Sin año</translation>
  </message>
  <message>
    <source>Filter genres</source>
    <translation>Filtrar géneros</translation>
  </message>
  <message>
    <source>No genre matches</source>
    <translation>Ningún género coincide</translation>
  </message>
  <message>
    <source>No genres yet</source>
    <translation>Aún no hay géneros</translation>
  </message>
  <message>
    <source>They come from the tags of your files and appear while these are read.</source>
    <translation>Vienen de las etiquetas de tus archivos y aparecen mientras estos se leen.</translation>
  </message>
  <message>
    <source>Composers</source>
    <translation>Compositores</translation>
  </message>
  <message>
    <source>Filter composers</source>
    <translation>Filtrar compositores</translation>
  </message>
  <message>
    <source>No composer matches</source>
    <translation>Ningún compositor coincide</translation>
  </message>
  <message>
    <source>No composers yet</source>
    <translation>Aún no hay compositores</translation>
  </message>
  <message>
    <source>Years</source>
    <translation>Años</translation>
  </message>
  <message>
    <source>Filter years</source>
    <translation>Filtrar años</translation>
  </message>
  <message>
    <source>No year matches</source>
    <translation>Ningún año coincide</translation>
  </message>
  <message>
    <source>Latest first</source>
    <translation>Primero los más recientes</translation>
  </message>
  <message>
    <source>Oldest first</source>
    <translation>Primero los más antiguos</translation>
  </message>
  <message>
    <source>Show as a grid</source>
    <translation>Mostrar como cuadrícula</translation>
  </message>
  <message>
    <source>Show as a list</source>
    <translation>Mostrar como lista</translation>
  </message>
  <message>
    <source>Play {name}</source>
    <translation>Reproducir {name}</translation>
  </message>
  <message>
    <source>Works</source>
    <translation>Obras</translation>
  </message>
  <message>
    <source>Show all tracks</source>
    <translation>Mostrar todas las pistas</translation>
  </message>
  <message>
    <source>By album</source>
    <translation>Por álbum</translation>
  </message>
  <message>
    <source>As on disk</source>
    <translation>Como en el disco</translation>
  </message>
  <message>
    <source>Folders</source>
    <translation>Carpetas</translation>
  </message>
  <message>
    <source>Where this folder lies</source>
    <translation>Dónde está esta carpeta</translation>
  </message>
  <message>
    <source>Not connected, its tracks are kept</source>
    <translation>No conectada; sus pistas se conservan</translation>
  </message>
  <message>
    <source>Show in file manager</source>
    <translation>Mostrar en archivos</translation>
  </message>
  <message>
    <source>Rescan this folder</source>
    <translation>Volver a leer esta carpeta</translation>
  </message>
  <message>
    <source>Composer</source>
    <translation>Compositor</translation>
  </message>
  <message>
    <source>Decade</source>
    <translation>Década</translation>
  </message>
  <message>
    <source>Fewer</source>
    <translation>Menos</translation>
  </message>
  <message>
    <source>Fewer places of the library</source>
    <translation>Menos lugares de la biblioteca</translation>
  </message>
  <message>
    <source>More places of the library</source>
    <translation>Más lugares de la biblioteca</translation>
  </message>
  <message numerus="yes">
    <source>%n years</source>
    <translation><numerusform>%Ln año</numerusform><numerusform>%Ln años</numerusform></translation>
  </message>
  <message numerus="yes">
    <source>%n folders</source>
    <translation><numerusform>%Ln carpeta</numerusform><numerusform>%Ln carpetas</numerusform></translation>
  </message>
  <message>
    <source>No genre</source>
    <translation>Sin género</translation>
  </message>
  <message>
    <source>Unknown artist</source>
    <translation>Artista desconocido</translation>
  </message>
  <message>
    <source>Group</source>
    <translation>Agrupar</translation>
  </message>
  <message>
    <source>Grouped: {how}</source>
    <translation>Agrupado: {how}</translation>
  </message>
  <message>
    <source>By decade</source>
    <translation>Por década</translation>
  </message>
  <message>
    <source>By genre</source>
    <translation>Por género</translation>
  </message>
  <message>
    <source>By first letter</source>
    <translation>Por inicial</translation>
  </message>
  <message>
    <source>By artist</source>
    <translation>Por artista</translation>
  </message>
  <message>
    <source>No groups</source>
    <translation>Sin grupos</translation>
  </message>
  <message>
    <source>descending</source>
    <translation>descendente</translation>
  </message>
  <message>
    <source>ascending</source>
    <translation>ascendente</translation>
  </message>
  <message>
    <source>Jump to</source>
    <translation>Ir a</translation>
  </message>
  <message>
    <source>“ / ”, “; ” and “ feat. ” in a tag part artists; names that stand here stay whole. Files that name them are read again.</source>
    <translation>« / », «; » y « feat. » separan artistas en una etiqueta; los nombres que figuren aquí quedan enteros. Los archivos que los nombran se leen de nuevo.</translation>
  </message>
  <message>
    <source>“The Band” stands under B. Words with commas between them; none sorts by all.</source>
    <translation>«The Band» está en la B. Palabras separadas por comas; sin ninguna, se ordena por todo.</translation>
  </message>
  <message>
    <source>Measure loudness and waveforms in the background</source>
    <translation>Medir sonoridad y formas de onda en segundo plano</translation>
  </message>
  <message>
    <source>Every file is listened to once, with what of the computer is idle. Files stay as they are.</source>
    <translation>Cada archivo se escucha una vez, con lo que el equipo tenga libre. Los archivos quedan como están.</translation>
  </message>
  <message>
    <source>scan analyse replaygain R128 LUFS seek bar</source>
    <translation>escanear analizar volumen replaygain R128 LUFS barra de posición</translation>
  </message>
  <message>
    <source>Measuring loudness</source>
    <translation>Midiendo la sonoridad</translation>
  </message>
  <message>
    <source>{done} of {total} files</source>
    <translation>{done} de {total} archivos</translation>
  </message>
</context>
</TS>
