package dev.patchbay.web.page;

import static dev.patchbay.web.WebNode.cookie;
import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.web.WebNode;
import dev.patchbay.web.WebNode.Setup;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Add to Slack, there and back. */
final class InstallRoutesTest {
  private final Path folder;
  private WebNode node;

  InstallRoutesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() {
    node = new WebNode(folder, Setup.PLAIN);
  }

  @AfterEach
  void close() {
    node.close();
  }

  /** The way back that Slack's page gives, once allowed. */
  private static String back(HttpResponse<String> begun) {
    return header(begun, "Location")
        .replace("https://slack.example/authorize?", "/slack/oauth_redirect?code=1&");
  }

  @Test
  void the_way_there_and_back_ends_on_a_page_that_says_what_is_next() {
    node.slackAnswers = Outcome.done(node.installed("A<b>cme"));
    var begun = node.get("/slack/install");
    assertThat(begun.statusCode()).isEqualTo(302);
    assertThat(header(begun, "Location")).startsWith("https://slack.example/authorize?state=");
    assertThat(header(begun, "Set-Cookie"))
        .startsWith("patchbay_install=")
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=600")
        .doesNotContain("Secure");
    var back = back(begun);
    var done = node.get(back, "Cookie", cookie(begun));
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("installed in A&lt;b&gt;cme", "/pd connect");
    assertThat(node.get(back, "Cookie", cookie(begun)).statusCode()).isEqualTo(400);
  }

  @Test
  void a_look_ahead_with_HEAD_uses_nothing_up() {
    node.slackAnswers = Outcome.done(node.installed("Acme"));
    var begun = node.get("/slack/install");
    var back = back(begun);
    assertThat(node.head(back, "Cookie", cookie(begun)).statusCode()).isEqualTo(200);
    assertThat(node.get(back, "Cookie", cookie(begun)).statusCode()).isEqualTo(200);
  }

  @Test
  void another_browser_is_refused() {
    node.slackAnswers = Outcome.done(node.installed("Acme"));
    var begun = node.get("/slack/install");
    var answer = node.get(back(begun));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("was not installed", "started in another browser");
  }

  @Test
  void a_person_who_does_not_allow_it_and_other_words_of_Slack_are_told_apart() {
    assertThat(node.get("/slack/oauth_redirect?error=access_denied&state=1").body())
        .contains("You didn&#39;t allow it");
    assertThat(node.get("/slack/oauth_redirect?error=%3Cb%3E").body())
        .contains("Slack answered: &lt;b&gt;");
    assertThat(node.get("/slack/oauth_redirect").statusCode()).isEqualTo(400);
  }

  @Test
  void what_Slack_refuses_is_named_and_away_is_503() {
    for (var refusal :
        List.of(
            new Refusal.Unavailable(Refusal.Vendor.SLACK, "x"),
            new Refusal.Rejected(Refusal.Vendor.SLACK, "invalid_code", ""),
            new Refusal.BadCredentials(Refusal.Vendor.SLACK, "x"))) {
      node.slackAnswers = Outcome.refused(refusal);
      var begun = node.get("/slack/install");
      var answer = node.get(back(begun), "Cookie", cookie(begun));
      assertThat(answer.statusCode()).isEqualTo(RefusalStatus.of(refusal));
      assertThat(answer.body())
          .contains(RefusalWords.say(refusal, Markup.plain()).replace("'", "&#39;"));
    }
  }

  @Test
  void without_a_client_id_it_is_said_what_is_missing() {
    node.close();
    node = new WebNode(folder, new Setup("http://localhost:3000", false, WebNode.ECHO, List.of()));
    for (var path : List.of("/slack/install", "/slack/oauth_redirect?state=s&code=c")) {
      var answer = node.get(path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("SLACK_CLIENT_ID");
    }
  }
}
