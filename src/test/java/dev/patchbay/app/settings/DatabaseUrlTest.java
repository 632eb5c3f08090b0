package dev.patchbay.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords inside addresses: not taken where no driver would, and never shown. */
final class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://u:marked@h/p",
        "jdbc:postgresql://u:mar@ked@h/p",
        "jdbc:postgresql://u:mar/ked@h/p",
        "jdbc:postgresql://h:1?password=marked",
        "jdbc:postgresql://h:marked/p",
        "jdbc:postgresql://h/a/b?password=marked"
      })
  void a_database_url_that_no_driver_reads_is_refused_without_what_it_holds(String url) {
    assertThatThrownBy(() -> serve(url))
        .hasMessageContaining("jdbc:postgresql://host:port/database")
        .hasMessageNotContaining("mar")
        .hasMessageNotContaining("ked");
    assertThatThrownBy(() -> KeysSettings.read(Map.of("PATCHBAY_DATABASE_URL", url)))
        .hasMessageNotContaining("ked@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql:p",
        "jdbc:postgresql:///p",
        "jdbc:postgresql://h/",
        "jdbc:postgresql://h1:5432,[::1]:5433/p?user=u&password=a@b/c"
      })
  void a_database_url_that_the_driver_reads_is_taken(String url) {
    assertThat(serve(url).database().jdbcUrl()).isEqualTo(url);
  }

  @Test
  void a_password_inside_a_url_is_masked() {
    assertThat(Masked.url("jdbc:postgresql://db:5432/p?user=u&password=marked&ssl=true"))
        .isEqualTo("jdbc:postgresql://db:5432/p?user=u&password=set&ssl=true");
    assertThat(Masked.url("jdbc:h2:file:./x;PASSWORD=marked;MODE=x"))
        .isEqualTo("jdbc:h2:file:./x;PASSWORD=set;MODE=x");
    assertThat(Masked.url("postgresql://u:mar@ked@h/db")).isEqualTo("postgresql://u:set@h/db");
    assertThat(Masked.url("https://u:marked@h/db")).isEqualTo("https://u:set@h/db");
    assertThat(Masked.url("postgres://u:mar/ked@h/db")).isEqualTo("postgres://u:set@h/db");
    assertThat(Masked.url("postgres://u:mar?k#ed@h/db")).isEqualTo("postgres://u:set@h/db");
    assertThat(Masked.url("https://h:8080/a@b")).isEqualTo("https://h:8080/a@b");
    assertThat(Masked.url("jdbc:h2:file:./data/patchbay"))
        .isEqualTo("jdbc:h2:file:./data/patchbay");
  }

  private static Settings serve(String url) {
    return Settings.forServe(
        Map.of("SLACK_SIGNING_SECRET", "s3cret", "PATCHBAY_DATABASE_URL", url));
  }
}
