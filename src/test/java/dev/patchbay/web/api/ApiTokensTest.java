package dev.patchbay.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.secret.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ApiTokensTest {
  private static ApiTokens of(String setting) {
    return ApiTokens.of(Optional.of(Secret.of(setting)));
  }

  @Test
  void each_token_has_its_owner_and_no_other_string_has_one() {
    var tokens = of("ci:abc, deploy:x:y==,ops:abcd");
    assertThat(tokens.origin("abc")).contains("api:ci");
    assertThat(tokens.origin("x:y==")).contains("api:deploy");
    assertThat(tokens.origin("abcd")).contains("api:ops");
    for (var wrong : new String[] {"", " ", "ab", "ABC", "ci", "ci:abc", "abc,", "abc "}) {
      assertThat(tokens.origin(wrong)).as(wrong).isEmpty();
    }
    assertThat(tokens.first()).contains(Secret.of("abc"));
  }

  @Test
  void a_token_without_a_name_is_known_by_its_file() {
    assertThat(of("abc").origin("abc")).contains("file");
    assertThat(of("a/b+c:d").origin("a/b+c:d")).contains("file");
    assertThat(of("ci:abc").origin("abc")).contains("api:ci");
  }

  @Test
  void nothing_set_opens_for_nobody() {
    var none = ApiTokens.of(Optional.empty());
    assertThat(none.none()).isTrue();
    assertThat(none.origin("")).isEmpty();
    assertThat(none.origin("abc")).isEmpty();
    assertThat(none.first()).isEmpty();
  }

  @Test
  void what_is_no_list_of_tokens_is_refused_without_its_value() {
    for (var wrong : new String[] {"abc,def", "ci:abc,def", "ci:abc,ci:def", "ci:abc,", "ci:"}) {
      assertThatThrownBy(() -> of(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContainingAny("abc", "def");
    }
  }
}
