package dev.patchbay.sandbox.slack.state;

/** What Slack shows the author on the app's page. All values are made up by the simulator. */
public record AppCredentials(
    String appId,
    String clientId,
    String clientSecret,
    String signingSecret,
    String verificationToken,
    String appToken) {
  @Override
  public String toString() {
    return "AppCredentials[" + appId + "]";
  }
}
