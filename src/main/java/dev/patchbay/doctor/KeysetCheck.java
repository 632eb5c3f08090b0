package dev.patchbay.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Whether the keyset file is there, private, whole, and the one that decrypts what is stored. */
record KeysetCheck(Setup.Stored stored, StorageProbe storage, Supplier<Presence> server)
    implements Check {
  @Override
  public String name() {
    return "keyset";
  }

  @Override
  public List<Finding> look() {
    var keys = storage.keys();
    if (keys instanceof StorageProbe.Missing) {
      return List.of(missing());
    }
    return List.of(
        keys instanceof StorageProbe.Unusable unusable
            ? DoctorWords.fault(unusable.message())
            : fits());
  }

  private Finding fits() {
    var tokens = storage.tokens();
    if (tokens instanceof StorageProbe.Unreadable unreadable) {
      return DoctorWords.fault(unreadable.message());
    }
    String whole = "The file is private and valid";
    if (tokens instanceof StorageProbe.Unknown unknown) {
      return Finding.ok(
          whole + "; whether it decrypts what is stored is not known: " + unknown.why() + ".");
    }
    return Finding.ok(
        ((StorageProbe.Read) tokens).installations().isEmpty()
            ? whole + "; nothing is encrypted with it yet."
            : whole + ", and decrypts what is stored.");
  }

  private Finding missing() {
    Path file = stored.keysetFile();
    String gone = "There is no keyset file " + file;
    if (storage.data() instanceof StorageProbe.Opened opened && !opened.empty()) {
      return Finding.fault(
          gone + ", but a database that was used with one.",
          "Put the copy of the file back, or set PATCHBAY_KEYSET_FILE to where it is. Do not create"
              + " a new one: only the old keys decrypt the stored tokens.");
    }
    if (!stored.embedded()) {
      return Finding.fault(
          gone + ", and with PostgreSQL Patchbay creates none.",
          "Copy the one of the other nodes there (chmod 600), or create the first one:"
              + " java -jar patchbay.jar keys create");
    }
    return server.get() instanceof Presence.Here
        ? Finding.warning(
            gone + ". Yet the server runs: it uses another one.",
            "Run doctor in the server's folder and with the server's settings.")
        : Finding.ok(gone + " yet: the first start creates it. Keep a copy of it then.");
  }
}
