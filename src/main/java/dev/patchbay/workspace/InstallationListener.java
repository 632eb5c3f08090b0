package dev.patchbay.workspace;

import dev.patchbay.core.TeamId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Port for who keeps a bot token elsewhere. Called inside the transaction that adds, replaces or
 * removes an installation, so that what is written here is committed with it or not at all.
 */
@FunctionalInterface
public interface InstallationListener {
  /** Nobody. */
  InstallationListener NONE = (team, now) -> {};

  /**
   * @param team whose token may be another one now; empty = any, as after an org-wide change
   * @param now the installation that serves a workspace from now on; empty also where its token
   *     cannot be decrypted with this keyset
   */
  void changed(Optional<TeamId> team, Function<TeamId, Optional<Installation>> now);
}
