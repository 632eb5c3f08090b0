package dev.patchbay.web.page;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.login.Login;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.BrowserCookie;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.HttpServerSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The login's pages. The link alone does nothing but show whom it serves; the form on that page
 * uses the ticket up; the way back is good in the same browser only.
 */
public record LoginRoutes(Login login, HttpServerSettings server, SecureRandom random) {
  private static final String COOKIE = "patchbay_login";
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{43}");

  public Answer ask(HttpCall call) {
    var ticket = call.query("ticket").orElse("");
    var outcome = login.look(ticket);
    if (outcome instanceof Outcome.Done<Login.Asked> asked) {
      // The same for all its tabs: two links, or one that was opened twice, are good in each.
      var browser = call.cookie(COOKIE).filter(OURS.asMatchPredicate()).orElseGet(this::browser);
      var page =
          LoginPages.ask(asked.value(), ticket, FormToken.of(browser, ticket), server.base());
      return Answer.html(200, page).with(cookie().holding(browser, server.https()));
    }
    return refused(call, outcome);
  }

  public Answer confirm(HttpCall call) {
    var form = call.form();
    var ticket = form.field("ticket").orElse("");
    var browser = call.cookie(COOKIE).orElse("");
    if (browser.isEmpty() || !FormToken.matches(form.field("token").orElse(""), browser, ticket)) {
      return failed(
          call, new Refusal.BadInput("form", "this login form was opened in another browser"));
    }
    var outcome = login.confirm(ticket, browser);
    return outcome instanceof Outcome.Done<URI> done
        ? Answer.redirect(303, done.value())
        : refused(call, outcome);
  }

  public Answer complete(HttpCall call) {
    var state = call.query("state");
    var code = call.query("code");
    // Without a cookie nothing matches, and a state that was seen here is used up all the same.
    var browser = call.cookie(COOKIE).orElse("");
    var error = call.query("error");
    if (error.isPresent() || code.isEmpty()) {
      var outcome = login.abandon(state, browser);
      return outcome instanceof Outcome.Done<Login.Asked> done
          ? Answer.html(400, abandoned(call, done.value())).with(cookie().gone(server.https()))
          : refused(call, outcome);
    }
    var outcome = login.complete(state, code.get(), browser);
    return outcome instanceof Outcome.Done<Login.Completed> done
        ? completed(done.value())
        : refused(call, outcome);
  }

  private Answer completed(Login.Completed completed) {
    if (completed instanceof Login.AskAgain again) {
      return Answer.redirect(303, again.at());
    }
    return Answer.html(200, LoginPages.done((Login.LoggedIn) completed))
        .with(cookie().gone(server.https()));
  }

  /** Lives as long as a ticket and the time at PagerDuty together. */
  private BrowserCookie cookie() {
    return new BrowserCookie(COOKIE, server.base() + "/pagerduty", 1200);
  }

  private static String abandoned(HttpCall call, Login.Asked asked) {
    return LoginPages.abandoned(
        asked,
        call.query("error").orElse("no code"),
        call.query("error_description").orElse(""),
        call.id());
  }

  private static Answer refused(HttpCall call, Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      return failed(call, refused.refusal());
    }
    throw new IllegalStateException("not a refusal");
  }

  private static Answer failed(HttpCall call, Refusal refusal) {
    return Answer.html(RefusalStatus.of(refusal), LoginPages.failed(refusal, call.id()));
  }

  private String browser() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
