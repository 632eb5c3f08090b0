package dev.patchbay.slack.api;

import com.slack.api.methods.SlackApiTextResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every answer of Slack's has, for those that the Slack client has no class for, or one that
 * loses something.
 */
abstract class BareAnswer implements SlackApiTextResponse {
  private boolean ok;
  private @Nullable String warning;
  private @Nullable String error;
  private @Nullable String needed;
  private @Nullable String provided;
  private transient Map<String, List<String>> httpResponseHeaders = Map.of();

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

  /** Without what else is in it. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[ok=" + ok + ", error=" + error + "]";
  }
}
