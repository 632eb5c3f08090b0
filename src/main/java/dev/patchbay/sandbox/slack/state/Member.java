package dev.patchbay.sandbox.slack.state;

/** A person or a bot user of a workspace. Ids are unique over all workspaces, as in Slack. */
public record Member(
    String id,
    String teamId,
    String name,
    String realName,
    String email,
    boolean guest,
    boolean bot) {
  public Member {
    if (!id.matches("[UW][A-Z0-9]+")) {
      throw new IllegalArgumentException("member id: " + id);
    }
  }

  public static Member person(
      String id, String teamId, String name, String realName, String email) {
    return new Member(id, teamId, name, realName, email, false, false);
  }

  public Member asGuest() {
    return new Member(id, teamId, name, realName, email, true, bot);
  }
}
