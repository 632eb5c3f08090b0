package dev.patchbay.slack.api;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code apps.auth.external.get}, which the Slack client does not wrap (reference/slack.md §1). */
final class ExternalTokenCall {
  static final String METHOD = "apps.auth.external.get";
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

  private ExternalTokenCall() {}

  /** What it answers. */
  static final class ExternalTokenAnswer extends BareAnswer {
    private @Nullable String externalToken;
  }

  /** {@code fresh}: Slack is to refresh the token first. */
  static ExternalTokenAnswer put(MethodsClient client, Secret botToken, String id, boolean fresh)
      throws IOException, SlackApiException {
    return client.postFormWithTokenAndParseResponse(
        form -> {
          form.add("external_token_id", id);
          return fresh ? form.add("force_refresh", "true") : form;
        },
        METHOD,
        botToken.reveal(),
        ExternalTokenAnswer.class);
  }

  /** The token; Unavailable where Slack sends none that a header can carry. */
  static Outcome<Secret> token(ExternalTokenAnswer answer) {
    String token = answer.externalToken;
    return token != null && SENDABLE.matcher(token).matches()
        ? Outcome.done(Secret.of(token))
        : Outcome.refused(
            new Refusal.Unavailable(Vendor.SLACK, "an answer to " + METHOD + " without a token"));
  }
}
