package dev.patchbay.sandbox.slack.state;

import java.util.List;

/**
 * People who are mentioned together.
 *
 * @param handle without the {@code @}
 */
public record UserGroup(
    String id, String teamId, String handle, boolean disabled, List<String> users) {
  public UserGroup {
    if (!id.matches("S[A-Z0-9]+")) {
      throw new IllegalArgumentException("user group id: " + id);
    }
    users = List.copyOf(users);
  }

  public UserGroup with(List<String> others) {
    return new UserGroup(id, teamId, handle, disabled, others);
  }

  UserGroup asDisabled() {
    return new UserGroup(id, teamId, handle, true, users);
  }
}
