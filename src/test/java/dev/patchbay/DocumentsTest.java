package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name exists: who renames or moves it corrects the document too. */
class DocumentsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/patchbay");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern FILE =
      Pattern.compile("((?:src|scripts|docker)/[\\w./-]+|[\\w-]+\\.(?:md|yml)).*");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)*");
  private static final Pattern PACKAGES = Pattern.compile("[a-z]+(?:\\.[a-z]+)?");

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "CONTRIBUTING.md", "src/docs/operations.md", "src/docs/wiring.md"})
  void every_file_that_is_named_exists(Path document) throws IOException {
    String text = Files.readString(document);
    LINK.matcher(text)
        .results()
        .forEach(
            link ->
                assertThat(document.resolveSibling(link.group(1)))
                    .as(document + " links to it")
                    .exists());
    CODE.matcher(text)
        .results()
        .flatMap(code -> FILE.matcher(code.group(1)).results())
        .forEach(file -> assertThat(Path.of(file.group(1))).as(document + " names it").exists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTRIBUTING.md"})
  void every_class_that_is_named_exists(Path document) throws IOException {
    Set<String> types = types();
    assertThat(words(document, TYPE))
        .as("classes named in " + document + "; after a rename, correct it there")
        .isNotEmpty()
        .isSubsetOf(types);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTRIBUTING.md"})
  void every_package_that_is_named_exists(Path document) throws IOException {
    assertThat(words(document, PACKAGES))
        .as("packages named in " + document + "; after a move, correct it there")
        .isNotEmpty()
        .allSatisfy(name -> assertThat(SOURCES.resolve(name.replace('.', '/'))).isDirectory());
  }

  private static Set<String> words(Path document, Pattern pattern) throws IOException {
    return CODE.matcher(Files.readString(document))
        .results()
        .map(code -> code.group(1))
        .filter(code -> pattern.matcher(code).matches())
        .collect(Collectors.toSet());
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
