package dev.patchbay.core;

import java.util.regex.Pattern;

/**
 * A PagerDuty account.
 *
 * @param region {@code us} or {@code eu}
 * @param subdomain blank where the settings do not tell it
 */
public record AccountId(String region, String subdomain) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}");
  private static final Pattern SUBDOMAIN = Pattern.compile("[A-Za-z0-9-]{0,63}");

  public AccountId {
    if (!REGION.matcher(region).matches() || !SUBDOMAIN.matcher(subdomain).matches()) {
      throw new IllegalArgumentException("account is not a region and a subdomain");
    }
  }

  /** Of what {@link #toString} made. */
  public static AccountId of(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("account is not region.subdomain");
    }
    return new AccountId(text.substring(0, dot), text.substring(dot + 1));
  }

  /** {@code region.subdomain}, as it is stored. */
  @Override
  public String toString() {
    return region + "." + subdomain;
  }
}
