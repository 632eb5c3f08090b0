package dev.patchbay.sandbox.pagerduty.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Ids and tokens of PagerDuty's shapes (reference/pagerduty.md §1.6, §2.0). Thread-safe. */
public final class Identifiers {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private final SecureRandom random;

  private final Set<String> objects = ConcurrentHashMap.newKeySet();

  Identifiers(SecureRandom random) {
    this.random = random;
  }

  /** Services, users, extensions: P and six more, none of them twice. */
  public String object() {
    String id = "P" + letters(6);
    while (!objects.add(id)) {
      id = "P" + letters(6);
    }
    return id;
  }

  /** Incidents since 2022: Q and thirteen more. */
  String incident() {
    return "Q" + letters(13);
  }

  String logEntry() {
    return "R" + letters(13);
  }

  public String accessToken() {
    return "pdus+_0XBPWQQ_" + uuid();
  }

  public String refreshToken() {
    return "pdus+_1XBPWQQ_" + uuid();
  }

  /** For codes, and for message parts that say nothing. */
  public String opaque() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Of a webhook event: 26 letters and digits. */
  public String event() {
    return "01" + letters(24);
  }

  /** Signs webhooks: 64 characters that look like base64. */
  public String webhookSecret() {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  public String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String letters(int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
