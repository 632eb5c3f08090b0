package dev.patchbay.web.page;

import dev.patchbay.core.Refusal;
import dev.patchbay.login.Login;
import dev.patchbay.web.http.Html;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.words.ScopeWords;
import java.util.Set;
import java.util.TreeSet;

/** The pages of a login; pure. Names come from Slack and PagerDuty and are escaped. */
final class LoginPages {
  private static final int LONGEST = 300;
  private static final String NEXT =
      """
      <p>Nothing changed. To log in, run <code>/pd login</code> again in Slack and open the new
      link.</p>
      """;

  private LoginPages() {}

  /**
   * Before PagerDuty: whose clicks this will decide about.
   *
   * @param base what stands before every path outside
   */
  static String ask(Login.Asked asked, String ticket, String token, String base) {
    return Html.page(
        "Log in to PagerDuty",
        Html.fill(
            """
            <h1>Log in to PagerDuty for @%1$s in %2$s</h1>
            <p>If you continue, Patchbay acts in PagerDuty as <strong>you</strong> whenever
            <strong>@%1$s</strong> uses it in <strong>%2$s</strong>.</p>
            <p class="warning"><strong>Continue only if you are @%1$s.</strong> Someone sent you this
            link? Close this page.</p>
            <form method="post" action="%5$s/pagerduty/login">
            <input type="hidden" name="ticket" value="%3$s">
            <input type="hidden" name="token" value="%4$s">
            <button type="submit">Continue as @%1$s</button>
            </form>
            """,
            asked.slackUserName(), asked.workspaceName(), ticket, token, base));
  }

  static String done(Login.LoggedIn login) {
    return Html.page(
        "Logged in",
        Html.fill(
                """
                <h1>You're logged in</h1>
                <p><strong>%s &lt;%s&gt;</strong> in PagerDuty now acts for <strong>@%s</strong> in
                <strong>%s</strong>.</p>
                <p>To undo this, run <code>/pd logout</code> in Slack. You can close this page and continue
                there.</p>
                """,
                login.person().name(),
                login.person().email(),
                login.asked().slackUserName(),
                login.asked().workspaceName())
            + missing(login.missing()));
  }

  /** PagerDuty sent the browser back without a login. */
  static String abandoned(Login.Asked asked, String error, String description, String request) {
    var why =
        error.equals("access_denied")
            ? "You didn't allow access in PagerDuty."
            : "PagerDuty answered: " + RefusalWords.cut(error + " " + description, LONGEST);
    return failed("@" + asked.slackUserName() + " is not logged in", why, request);
  }

  static String failed(Refusal refusal, String request) {
    return failed("The login failed", RefusalWords.say(refusal, Markup.plain()), request);
  }

  private static String failed(String title, String why, String request) {
    return Html.page(
        "Not logged in",
        Html.fill("<h1>%s</h1>\n<p>%s</p>\n", title, why)
            + NEXT
            + Html.fill("<p class=\"small\">Request %s</p>\n", request));
  }

  private static String missing(Set<String> scopes) {
    if (scopes.isEmpty()) {
      return "";
    }
    var list = new StringBuilder();
    for (var scope : new TreeSet<>(scopes)) {
      list.append(
          Html.fill("<dt><code>%s</code></dt><dd>%s</dd>\n", scope, ScopeWords.without(scope)));
    }
    return """
    <h2>What will not work</h2>
    <p>PagerDuty didn't grant all that Patchbay asked for. Ask your Patchbay admin to add these scopes
    to the PagerDuty app (Integrations → App Registration) and restart Patchbay, then log in again.</p>
    <dl>
    %s</dl>
    """
        .formatted(list);
  }
}
