package dev.patchbay.sandbox.pagerduty.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * id_tokens with the claims of reference/pagerduty.md §1.5, signed RS256 with a key of this
 * process. The key is made beside the start, because the first login has little time. Thread-safe.
 */
public final class IdTokens {
  static final String ISSUER_PATH = "/global/oauth/anonymous";
  private static final String KEY_ID = "simulated-1";

  /** One for all simulators of this process: making it takes longer than many a test. */
  private static final CompletableFuture<KeyPair> KEY =
      CompletableFuture.supplyAsync(IdTokens::make);

  private final World world;

  public IdTokens(World world) {
    this.world = world;
  }

  String issue(OAuthApp app, String userId) {
    long now = world.now().getEpochSecond();
    boolean eu = world.settings.region().equals("eu");
    ObjectNode claims =
        Json.object()
            .put("iss", "https://app.pagerduty.com" + ISSUER_PATH)
            .put("sub", userId)
            .put("exp", now + 3600)
            .put("nbf", now)
            .put("iat", now)
            .put("auth_time", now)
            .put("jti", world.ids.uuid())
            .put("azp", app.clientId())
            .put("user_id", userId)
            .put("subdomain", world.settings.subdomain())
            .put("region", eu ? "EuropeanUnion" : "UnitedStates")
            .put("purpose", "id");
    claims.putArray("aud").add(world.selfLink("")).add(app.clientId());
    ObjectNode header = Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", KEY_ID);
    String signed = encode(Json.text(header)) + "." + encode(Json.text(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KEY.join().getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java signs with RSA", e);
    }
  }

  JsonNode keys() {
    RSAPublicKey open = (RSAPublicKey) KEY.join().getPublic();
    ObjectNode jwk =
        Json.object()
            .put("kty", "RSA")
            .put("use", "sig")
            .put("alg", "RS256")
            .put("kid", KEY_ID)
            .put("n", encode(unsigned(open.getModulus())))
            .put("e", encode(unsigned(open.getPublicExponent())));
    return Json.object().set("keys", Json.array().add(jwk));
  }

  private static KeyPair make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java makes RSA keys", e);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
