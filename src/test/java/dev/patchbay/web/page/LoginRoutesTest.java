package dev.patchbay.web.page;

import static dev.patchbay.web.WebNode.cookie;
import static dev.patchbay.web.WebNode.field;
import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.token.IdentityServer;
import dev.patchbay.token.TokenNode;
import dev.patchbay.web.WebNode;
import dev.patchbay.web.WebNode.Setup;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login through the browser's eyes, with the real login behind it. */
final class LoginRoutesTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Path folder;
  private WebNode node;

  LoginRoutesTest(@TempDir Path folder) {
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

  private HttpResponse<String> ask(String member, String workspace) {
    var link = node.account.links.link(TokenNode.ADA, member, workspace);
    return node.get(link.getPath() + "?" + link.getQuery());
  }

  private HttpResponse<String> resume(HttpResponse<String> page, String cookie) {
    var form = "ticket=" + field(page.body(), "ticket") + "&token=" + field(page.body(), "token");
    return node.post("/pagerduty/login", form, "Content-Type", FORM, "Cookie", cookie);
  }

  /** The way back that PagerDuty's page gives, once allowed. */
  private String back(HttpResponse<String> gone) {
    var authorize = URI.create(header(gone, "Location"));
    var state = IdentityServer.fields(authorize.getRawQuery()).get("state");
    return "/pagerduty/callback?code=" + node.identity.allow(authorize) + "&state=" + state;
  }

  @Test
  void below_a_public_address_with_a_path_form_and_cookie_have_the_path() {
    node.close();
    node = new WebNode(folder, new Setup("https://t.example/pb", true, WebNode.ECHO, List.of()));
    var page = ask("ada", "Acme");
    assertThat(page.body()).contains("action=\"/pb/pagerduty/login\"");
    assertThat(header(page, "Set-Cookie")).contains("Path=/pb/pagerduty");
    assertThat(resume(page, cookie(page)).statusCode()).isEqualTo(303);
  }

  @Test
  void the_whole_way_ends_on_a_page_that_says_who_acts_for_whom() {
    var page = ask("ada", "Acme");
    assertThat(header(page, "Set-Cookie"))
        .startsWith("patchbay_login=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/pagerduty");
    var gone = resume(page, cookie(page));
    assertThat(gone.statusCode()).isEqualTo(303);
    assertThat(header(gone, "Location")).startsWith(node.identity.url() + "/oauth/authorize");
    var done = node.get(back(gone), "Cookie", cookie(page));
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body())
        .contains("Ada &lt;PUSER1&gt; &lt;ada@acme.example&gt;", "@ada", "Acme", "/pd logout")
        .doesNotContain("What will not work");
    assertThat(header(done, "Set-Cookie")).startsWith("patchbay_login=;").contains("1970");
    assertThat(node.account.login.who(TokenNode.ADA)).isPresent();
  }

  @Test
  void a_link_that_was_opened_in_two_tabs_is_good_in_either() {
    var link = node.account.links.link(TokenNode.ADA, "ada", "Acme");
    var path = link.getPath() + "?" + link.getQuery();
    var first = node.get(path);
    var again = node.get(path, "Cookie", cookie(first));
    var gone = resume(first, cookie(again));
    assertThat(gone.statusCode()).isEqualTo(303);
    assertThat(node.get(back(gone), "Cookie", cookie(again)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_cookie_that_is_not_ours_is_not_taken_over() {
    var link = node.account.links.link(TokenNode.ADA, "ada", "Acme");
    var page = node.get(link.getPath() + "?" + link.getQuery(), "Cookie", "patchbay_login=x");
    assertThat(cookie(page)).matches("patchbay_login=[A-Za-z0-9_-]{43}");
  }

  @Test
  void the_page_names_whom_it_serves_escaped_warns_and_can_be_used_without_sight_or_mouse() {
    var page = ask("ada\"><script>", "A&B");
    assertThat(page.body())
        .contains(
            "ada&quot;&gt;&lt;script&gt;",
            "A&amp;B",
            "Continue only if you are",
            "<html lang=\"en\">",
            "<main>",
            ":focus-visible")
        .doesNotContain("<script");
    assertThat(page.body().split("<button", -1)).hasSize(2);
    assertThat(page.body().split("<h1", -1)).hasSize(2);
  }

  @Test
  void looking_at_the_page_twice_uses_nothing_up_and_the_button_works_once() {
    var link = node.account.links.link(TokenNode.ADA, "ada", "Acme");
    node.get(link.getPath() + "?" + link.getQuery());
    var page = node.get(link.getPath() + "?" + link.getQuery());
    assertThat(resume(page, cookie(page)).statusCode()).isEqualTo(303);
    var again = resume(page, cookie(page));
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("This login link was already used", "/pd login");
  }

  @Test
  void a_link_that_is_too_old_or_invented_says_so() {
    var link = node.account.links.link(TokenNode.ADA, "ada", "Acme");
    assertThat(node.get("/pagerduty/login?ticket=invented").body())
        .contains("login link is unknown");
    assertThat(node.get("/pagerduty/login").statusCode()).isEqualTo(400);
    node.account.clock().advance(Duration.ofMinutes(11));
    assertThat(node.get(link.getPath() + "?" + link.getQuery()).body())
        .contains("login link has expired");
  }

  @Test
  void a_form_without_its_cookie_or_token_is_refused_and_the_ticket_stays_good() {
    var page = ask("ada", "Acme");
    var other = ask("ada", "Acme");
    assertThat(resume(page, cookie(other)).statusCode()).isEqualTo(400);
    assertThat(resume(page, "other=1").body()).contains("opened in another browser");
    var ticketOnly = "ticket=" + field(page.body(), "ticket");
    assertThat(
            node.post("/pagerduty/login", ticketOnly, "Content-Type", FORM, "Cookie", cookie(page))
                .statusCode())
        .isEqualTo(400);
    assertThat(node.post("/pagerduty/login", "{}").statusCode()).isEqualTo(415);
    assertThat(resume(page, cookie(page)).statusCode()).isEqualTo(303);
  }

  @Test
  void the_way_back_in_another_browser_is_refused() {
    var page = ask("ada", "Acme");
    var back = back(resume(page, cookie(page)));
    var answer = node.get(back);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("opened in another browser", "/pd login");
    assertThat(node.account.login.who(TokenNode.ADA)).isEmpty();
  }

  @Test
  void the_way_back_without_a_state_is_found_by_the_cookie() {
    var page = ask("ada", "Acme");
    var back = back(resume(page, cookie(page))).replaceAll("&state=.*", "");
    assertThat(node.get(back, "Cookie", cookie(page)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_person_who_does_not_allow_it_is_told_that_nothing_changed() {
    var page = ask("ada", "Acme");
    var back = back(resume(page, cookie(page))).replaceAll("code=[^&]*", "error=access_denied");
    var answer = node.get(back, "Cookie", cookie(page));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("@ada is not logged in", "didn&#39;t allow access in PagerDuty");
    assertThat(node.get(back, "Cookie", cookie(page)).body()).contains("already used");
  }

  @Test
  void PagerDuty_being_away_is_503_with_words() {
    var page = ask("ada", "Acme");
    var back = back(resume(page, cookie(page)));
    node.identity.away = true;
    var answer = node.get(back, "Cookie", cookie(page));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("The request to PagerDuty failed");
  }

  @Test
  void scopes_that_were_not_granted_are_named_with_what_will_not_work() {
    node.identity.personScopes = "openid services.read";
    var page = ask("ada", "Acme");
    var done = node.get(back(resume(page, cookie(page))), "Cookie", cookie(page));
    assertThat(done.body())
        .contains("<code>incidents.write</code>", "cannot be acknowledged")
        .doesNotContain("<code>services.read</code>", "<code>openid</code>");
  }
}
