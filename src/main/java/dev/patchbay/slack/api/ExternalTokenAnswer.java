package dev.patchbay.slack.api;

import com.slack.api.methods.SlackApiTextResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code apps.auth.external.get} answers; the Slack client does not know this method. */
final class ExternalTokenAnswer implements SlackApiTextResponse {
  private boolean ok;
  private @Nullable String warning;
  private @Nullable String error;
  private @Nullable String needed;
  private @Nullable String provided;
  private @Nullable String externalToken;
  private transient Map<String, List<String>> httpResponseHeaders = Map.of();

  @Nullable String externalToken() {
    return externalToken;
  }

  @Override
  public boolean isOk() {
    return ok;
  }

  @Override
  public void setOk(boolean ok) {
    this.ok = ok;
  }

  @Override
  public @Nullable String getWarning() {
    return warning;
  }

  @Override
  public void setWarning(@Nullable String warning) {
    this.warning = warning;
  }

  @Override
  public @Nullable String getError() {
    return error;
  }

  @Override
  public void setError(@Nullable String error) {
    this.error = error;
  }

  @Override
  public @Nullable String getNeeded() {
    return needed;
  }

  @Override
  public void setNeeded(@Nullable String needed) {
    this.needed = needed;
  }

  @Override
  public @Nullable String getProvided() {
    return provided;
  }

  @Override
  public void setProvided(@Nullable String provided) {
    this.provided = provided;
  }

  @Override
  public Map<String, List<String>> getHttpResponseHeaders() {
    return httpResponseHeaders;
  }

  @Override
  public void setHttpResponseHeaders(Map<String, List<String>> headers) {
    this.httpResponseHeaders = headers;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ExternalTokenAnswer[ok=" + ok + ", error=" + error + "]";
  }
}
