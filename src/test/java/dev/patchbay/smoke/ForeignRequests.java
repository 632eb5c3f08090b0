package dev.patchbay.smoke;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What comes from nobody that Patchbay knows, or from Slack and cannot be read. */
record ForeignRequests(SecretWorld scene) {
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  void strangers() {
    String token = "xoxb-1111111111111-" + UUID.randomUUID();
    scene.secret.add("a token in an address", token);
    for (String path :
        List.of(
            "/",
            "/healthz",
            "/readyz",
            "/metrics",
            "/nowhere?token=" + token,
            "/slack/install",
            "/slack/oauth_redirect?code=" + token + "&state=" + token,
            "/slack/oauth_redirect?error=access_denied&state=" + token,
            "/pagerduty/login?ticket=" + token,
            "/pagerduty/callback?code=" + token + "&state=" + token,
            "/pagerduty/callback?error=" + token,
            "/slack/events?token=" + token,
            "/%zz?token=" + token,
            "/api/v1/connections?token=" + token)) {
      URI address = URI.create(scene.world.address() + path.replace("%zz", "%C0%80"));
      scene.browser.open(address);
      scene.browser.get(
          address, Map.of("Authorization", "Bearer " + token, "Cookie", "patchbay_login=" + token));
      scene.browser.post(address, "token=" + token + "&ticket=" + token, FORM);
      scene.browser.post(
          address, "{\"token\":\"" + token, Map.of("Content-Type", "application/json"));
    }
    scene.browser.get(
        scene.world.address().resolve("/api/v1/connections"),
        Map.of("Authorization", "Bearer " + scene.apiToken));
    scene.lookAtThreads();
  }

  /** Signed by Slack, and yet nothing that can be read, with tokens in it. */
  void unreadable() throws GeneralSecurityException {
    String token = "xoxe.xoxb-1-" + UUID.randomUUID();
    String hook = "https://hooks.slack.com/actions/T1/2/" + UUID.randomUUID();
    scene.secret.add("a token in a broken request", token);
    scene.secret.add("an answer address in a broken request", hook.substring(40));
    String user = "\"user\":{\"id\":\"U0ADA\",\"team_id\":\"T0ACME\"},\"team\":{\"id\":\"T0ACME\"}";
    for (String payload :
        List.of(
            "{\"type\":\"block_actions\",\"token\":\"" + token,
            "{\"type\":\"block_actions\",\"token\":\"" + token + "\",\"actions\":7}",
            "{\"type\":\"block_actions\",\"api_app_id\":\"A\","
                + user
                + ",\"token\":\""
                + token
                + "\",\"response_url\":\""
                + hook
                + "\",\"actions\":[{\"action_id\":\"x\",\"value\":\""
                + token
                + "\"}],\"channel\":{\"id\":\"C0OPS\"},\"message\":{\"text\":\""
                + token
                + "\"}}",
            "{\"type\":\"view_submission\","
                + user
                + ",\"view\":{\"private_metadata\":\""
                + token
                + "\",\"callback_id\":\"pd_connect\",\"state\":{\"values\":\""
                + token
                + "\"}}}",
            "{\"type\":\"" + token + "\"}",
            "[\"" + token + "\"]")) {
      signed("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8), FORM);
      signed(payload, Map.of("Content-Type", "application/json"));
    }
    signed("command=%2Fpd&team_id=T0ACME&user_id=U0ADA&text=list&response_url=" + hook, FORM);
    signed("command=%2Fpd&text=" + token + "&trigger_id=" + token + "&%%%=" + token, FORM);
  }

  private void signed(String body, Map<String, String> type) throws GeneralSecurityException {
    String at = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = scene.world.credentials().signingSecret().getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] hash = mac.doFinal(("v0:" + at + ":" + body).getBytes(StandardCharsets.UTF_8));
    var headers = new java.util.HashMap<>(type);
    headers.put("X-Slack-Request-Timestamp", at);
    headers.put("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(hash));
    scene.browser.post(scene.world.address().resolve("/slack/events"), body, headers);
  }
}
