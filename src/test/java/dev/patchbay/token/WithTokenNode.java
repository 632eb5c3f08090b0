package dev.patchbay.token;

import dev.patchbay.support.DatabaseKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test's node with logins and tokens, and the identity server that it asks. */
public abstract class WithTokenNode {
  protected final DatabaseKind kind;
  protected final IdentityServer identity = new IdentityServer();
  protected TokenNode node;

  protected WithTokenNode(DatabaseKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    node = new TokenNode(TokenNode.OnHand.fresh(identity, kind, folder));
  }

  @AfterEach
  void close() {
    node.close();
    identity.close();
  }
}
