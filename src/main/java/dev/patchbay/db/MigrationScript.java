package dev.patchbay.db;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** A migration of this program: its file's name and text, read as Flyway reads them. */
record MigrationScript(String file, String text) {
  private static final String FOLDER = "/db/migration/";
  private static final Pattern NAME = Pattern.compile("V(\\d+(?:_\\d+)*)__(\\w+)\\.sql");

  /** In the order of their versions. */
  static List<MigrationScript> all() {
    try {
      return files()
          .filter(file -> NAME.matcher(file).matches())
          .sorted((one, other) -> Arrays.compare(numbers(one), numbers(other)))
          .map(MigrationScript::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations inside the program cannot be read", e);
    }
  }

  private static Stream<String> files() throws IOException {
    URL folder = requireNonNull(MigrationScript.class.getResource(FOLDER), FOLDER);
    if (!(folder.openConnection() instanceof JarURLConnection inJar)) {
      try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
        return files.map(file -> file.getFileName().toString()).toList().stream();
      }
    }
    inJar.setUseCaches(false);
    try (JarFile jar = inJar.getJarFile()) {
      String prefix = inJar.getEntryName();
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .toList()
          .stream();
    }
  }

  private static MigrationScript read(String file) {
    try (InputStream in =
        requireNonNull(MigrationScript.class.getResourceAsStream(FOLDER + file), file)) {
      return new MigrationScript(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the migration " + file + " cannot be read", e);
    }
  }

  private static int[] numbers(String file) {
    return Arrays.stream(name(file).group(1).split("_", 0)).mapToInt(Integer::parseInt).toArray();
  }

  private static Matcher name(String file) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is not named as a migration");
    }
    return name;
  }

  String version() {
    return name(file).group(1).replace('_', '.');
  }

  String description() {
    return name(file).group(2).replace('_', ' ');
  }

  /** Of the lines without their ends, so that it is the same wherever the file was checked out. */
  int checksum() {
    CRC32 sum = new CRC32();
    text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) sum.getValue();
  }
}
