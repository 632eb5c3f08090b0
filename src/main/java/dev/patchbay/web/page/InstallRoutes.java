package dev.patchbay.web.page;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.BrowserCookie;
import dev.patchbay.web.http.Html;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.workspace.Install;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.OptionalFeature;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** Add to Slack, there and back. A cookie binds the way back to the browser that went. */
public record InstallRoutes(Install install, HttpServerSettings server) {
  private static final int LONGEST = 300;
  private static final String COOKIE = "patchbay_install";

  public Answer begin(HttpCall call) {
    if (!install.available()) {
      return failed(call, new Refusal.NotConfigured("SLACK_CLIENT_ID"), "");
    }
    var features = EnumSet.noneOf(OptionalFeature.class);
    for (var key : call.query("features").orElse("").split("[, +]", -1)) {
      var feature = OptionalFeature.of(key);
      if (feature.isEmpty() && !key.isEmpty()) {
        return failed(call, new Refusal.BadInput("features", unknown(key)), again());
      }
      feature.ifPresent(features::add);
    }
    var begun = install.begin(features);
    return Answer.redirect(302, begun.redirect())
        .with(cookie().holding(begun.browser(), server.https()));
  }

  public Answer complete(HttpCall call) {
    var error = call.query("error");
    if (error.isPresent()) {
      return denied(error.get());
    }
    var state = call.query("state").orElse("");
    var code = call.query("code").orElse("");
    if (state.isEmpty() || code.isEmpty()) {
      return failed(call, new Refusal.BadInput("state", "Slack sent no state or no code"), again());
    }
    var outcome = install.complete(state, code, call.cookie(COOKIE).orElse(""));
    var answer =
        outcome instanceof Outcome.Done<Installation> done
            ? installed(done.value())
            : failed(call, ((Outcome.Refused<Installation>) outcome).refusal(), again());
    return answer.with(cookie().gone(server.https()));
  }

  private static String unknown(String key) {
    return "there is no feature "
        + RefusalWords.cut(key, LONGEST)
        + "; there are "
        + Arrays.stream(OptionalFeature.values())
            .map(OptionalFeature::key)
            .collect(Collectors.joining(", "));
  }

  private BrowserCookie cookie() {
    return new BrowserCookie(COOKIE, server.base() + "/slack", 600);
  }

  private String again() {
    return Html.fill(
        """
        <p>Nothing was installed. <a href="%s/slack/install">Try again</a>.</p>
        """,
        server.base());
  }

  private static Answer installed(Installation installation) {
    var name =
        installation.orgWide() && !installation.enterpriseName().isBlank()
            ? installation.enterpriseName()
            : installation.teamName();
    return Answer.html(
        200,
        Html.page(
            "Installed",
            Html.fill(
                """
                <h1>Patchbay is installed in %s</h1>
                <p>In the channel where incidents should appear, run:</p>
                <p><code>/pd connect</code></p>
                <p>In a private channel, run <code>/invite @Patchbay</code> first.</p>
                """,
                name)));
  }

  private Answer denied(String error) {
    var why =
        error.equals("access_denied")
            ? "You didn't allow it in Slack, or an admin must approve it first."
            : "Slack answered: " + RefusalWords.cut(error, LONGEST);
    return Answer.html(
        400,
        Html.page(
            "Not installed",
            Html.fill("<h1>Patchbay was not installed</h1>\n<p>%s</p>\n", why) + again()));
  }

  private static Answer failed(HttpCall call, Refusal refusal, String next) {
    return Answer.html(
        RefusalStatus.of(refusal),
        Html.page(
            "Not installed",
            Html.fill(
                    "<h1>Patchbay was not installed</h1>\n<p>%s</p>\n",
                    RefusalWords.say(refusal, Markup.plain()))
                + next
                + Html.fill("<p class=\"small\">Request %s</p>\n", call.id())));
  }
}
