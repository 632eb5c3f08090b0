package dev.patchbay.doctor;

import dev.patchbay.db.SchemaState;
import java.util.List;
import java.util.function.Supplier;

/** Whether the database opens, what it is, and how its schema stands. */
record DatabaseCheck(Setup.Stored stored, StorageProbe storage, Supplier<Presence> server)
    implements Check {
  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Finding> look() {
    var data = storage.data();
    if (data instanceof StorageProbe.Opened opened) {
      return List.of(opens(opened), schema(opened));
    }
    var shut = (StorageProbe.Shut) data;
    return List.of(
        switch (shut.reason()) {
          case ABSENT -> absent(shut);
          case IN_USE -> inUse(shut);
          case OTHER -> DoctorWords.fault(shut.message());
        });
  }

  private Finding opens(StorageProbe.Opened opened) {
    if (!opened.look().isCopy()) {
      return Finding.ok("It opens: " + opened.product() + ".");
    }
    return runs()
        ? Finding.ok("The server has it open; a copy of it opens: " + opened.product() + ".")
        : Finding.fault(
            "Another process has it open, and no server runs on PATCHBAY_PORT.",
            "Stop the other Patchbay, or set PATCHBAY_PORT to the port that it listens on; to run"
                + " several use PostgreSQL.");
  }

  private Finding absent(StorageProbe.Shut shut) {
    if (stored.inMemory()) {
      return Finding.warning(
          "PATCHBAY_DATABASE_URL is a database in memory.",
          "What people connect is gone when the server stops. Set a file (the default) or"
              + " PostgreSQL, unless you only try it out.");
    }
    return runs()
        ? Finding.warning(
            shut.message() + " Yet the server runs: it uses another one.",
            "Run doctor in the server's folder and with the server's settings.")
        : Finding.ok(shut.message() + " The first start makes it.");
  }

  private Finding inUse(StorageProbe.Shut shut) {
    return runs()
        ? Finding.ok(
            "The running server has the embedded database open, and only one process can. What the"
                + " server says of it stands above.")
        : DoctorWords.fault(shut.message());
  }

  private boolean runs() {
    return server.get() instanceof Presence.Here;
  }

  private static Finding schema(StorageProbe.Opened opened) {
    SchemaState schema = opened.schema();
    if (!schema.failed().isEmpty()) {
      return Finding.fault(
          "A migration of the schema failed: " + String.join(", ", schema.failed()) + ".",
          "Put back the copy of the database from before the update, or ask for help with the"
              + " server's log at hand.");
    }
    if (opened.empty()) {
      return Finding.ok("It is empty: the first start makes the tables.");
    }
    if (!schema.pending().isEmpty()) {
      return Finding.warning(
          "The schema is behind this version: " + String.join(", ", schema.pending()) + " to come.",
          "Start this version of the server: it brings the schema up to date. Copy the database"
              + " before.");
    }
    if (!schema.newer().isEmpty()) {
      return Finding.warning(
          "A newer Patchbay has changed the schema: " + String.join(", ", schema.newer()) + ".",
          "Update this one to the same version.");
    }
    return Finding.ok("The schema is up to date.");
  }
}
