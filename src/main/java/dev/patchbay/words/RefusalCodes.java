package dev.patchbay.words;

import dev.patchbay.core.Refusal;

/** The vendor's own word, where it gave one. */
record RefusalCodes() implements Refusal.Cases<String> {
  @Override
  public String notLoggedIn(Refusal.NotLoggedIn why) {
    return "not logged in";
  }

  @Override
  public String loginEnded(Refusal.LoginEnded why) {
    return "login no longer valid";
  }

  @Override
  public String missingScope(Refusal.MissingScope why) {
    return "missing scope " + why.scope();
  }

  @Override
  public String accessDenied(Refusal.AccessDenied why) {
    return why.detail();
  }

  @Override
  public String missingAbility(Refusal.MissingAbility why) {
    return ("missing plan ability " + why.ability()).strip();
  }

  @Override
  public String notFound(Refusal.NotFound why) {
    return "no " + why.kind() + " " + why.id();
  }

  @Override
  public String rateLimited(Refusal.RateLimited why) {
    return "rate limit reached, wait " + why.delay().toSeconds() + " s";
  }

  @Override
  public String unavailable(Refusal.Unavailable why) {
    return why.detail();
  }

  @Override
  public String busy(Refusal.Busy why) {
    return "busy";
  }

  @Override
  public String rejected(Refusal.Rejected why) {
    return why.detail().isBlank() ? why.code() : why.code() + ": " + why.detail();
  }

  @Override
  public String badCredentials(Refusal.BadCredentials why) {
    return why.detail();
  }

  @Override
  public String notInstalled(Refusal.NotInstalled why) {
    return "not installed in " + why.team().value();
  }

  @Override
  public String channelArchived(Refusal.ChannelArchived why) {
    return "channel " + why.channel().value() + " is archived";
  }

  @Override
  public String channelNeedsInvite(Refusal.ChannelNeedsInvite why) {
    return "not in channel " + why.channel().value();
  }

  @Override
  public String notAChannel(Refusal.NotAChannel why) {
    return why.channel().value() + " is a direct message";
  }

  @Override
  public String notConfigured(Refusal.NotConfigured why) {
    return why.setting() + " is not set";
  }

  @Override
  public String notRecognized(Refusal.NotRecognized why) {
    return "not recognized: " + why.because();
  }

  @Override
  public String badInput(Refusal.BadInput why) {
    return why.field() + ": " + why.problem();
  }
}
