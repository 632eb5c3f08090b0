package dev.patchbay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.patchbay.core.Actor;
import dev.patchbay.core.planted.WrongArrow;
import dev.patchbay.incident.click.planted.ImpureDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The architecture, as a test that fails. Rules are in {@link Arrows} and {@link Homes}. */
@TestInstance(Lifecycle.PER_CLASS) // importing all classes takes a while
final class ArchitectureTest {
  private static final ArchRule ARROWS = classes().should(new Arrows());

  private static final ArchRule HANDLE_IS_HANDED_ON_ONLY =
      noClasses()
          .that(areNotAtHomeInJdbi())
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.jdbi..").and(DescribedPredicate.not(type(Handle.class))))
          .orShould()
          .accessTargetWhere(JavaAccess.Predicates.target(owner(resideInAPackage("org.jdbi.."))))
          .because("SQL stands in the Store of the feature that owns the table");

  private static final ArchRule VALUES_ONLY =
      classes()
          .that()
          .resideInAnyPackage("dev.patchbay.wiring.plan..", "dev.patchbay.incident.click..")
          .should()
          .onlyDependOnClassesThat(areNoDoers())
          .because("a plan and the meaning of a click are computed from values");

  private final JavaClasses ours =
      new ClassFileImporter()
          .importUrl(Actor.class.getProtectionDomain().getCodeSource().getLocation());
  private final JavaClasses planted = new ClassFileImporter().importClasses(WrongArrow.class);

  @Test
  void packages_use_only_what_the_architecture_allows() {
    assertThat(ours).hasSizeGreaterThan(100);
    ARROWS.check(ours);
  }

  @Test
  void packages_have_no_cycle() {
    slices().matching("dev.patchbay.(**)").should().beFreeOfCycles().check(ours);
  }

  @Test
  void every_library_stays_at_home() {
    for (Homes home : Homes.ALL) {
      home.rule().check(ours);
    }
  }

  @Test
  void no_library_is_without_a_home() {
    Homes.noOthers().check(ours);
  }

  @Test
  void sql_stands_in_stores() {
    HANDLE_IS_HANDED_ON_ONLY.check(ours);
  }

  @Test
  void stores_are_seen_in_their_own_package_only() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Store")
        .should()
        .bePackagePrivate()
        .because("a feature's table is its own")
        .check(ours);
  }

  @Test
  void a_simple_name_is_used_once() {
    assertThat(Names.usedTwice(ours)).isEmpty();
  }

  @Test
  void what_only_computes_takes_values() {
    VALUES_ONLY.check(ours);
  }

  @Test
  void a_planted_second_use_of_a_name_is_found() {
    var twice =
        new ClassFileImporter()
            .importClasses(WrongArrow.class, dev.patchbay.db.planted.WrongArrow.class);
    assertThat(Names.usedTwice(twice))
        .containsExactly(
            "dev.patchbay.core.planted.WrongArrow and dev.patchbay.db.planted.WrongArrow");
    assertThat(Names.usedTwice(planted)).isEmpty();
  }

  @Test
  void a_planted_class_among_the_values_is_found() {
    var impure = new ClassFileImporter().importClasses(ImpureDecoder.class);
    assertThatThrownBy(() -> VALUES_ONLY.check(impure))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ImpureDecoder")
        .hasMessageContaining("WrongArrow.load");
  }

  /** The package {@code pagerduty} is known to be too large; it must not grow. */
  @Test
  void files_and_packages_can_be_taken_in_at_a_glance() {
    assertThat(Sizes.tooLarge(Path.of("src/main/java/dev/patchbay")))
        .containsExactly("pagerduty has 46 files of at most 35");
    assertThat(Sizes.tooLarge(Path.of("src/test/java/dev/patchbay"))).isEmpty();
  }

  @Test
  void planted_large_files_and_packages_are_found(@TempDir Path root) throws IOException {
    for (int i = 0; i < 36; i++) {
      Files.writeString(root.resolve("File" + i + ".java"), "//\n".repeat(i == 0 ? 251 : 151));
    }
    assertThat(Sizes.tooLarge(root))
        .containsExactly("File0.java has 251 lines of at most 250", " has 36 files of at most 35");
    assertThat(Sizes.usual(root)).isZero();
  }

  @Test
  void no_method_reference_names_an_event_of_the_recorder_for_java_25_cannot_cache_it() {
    assertThat(ours.stream().flatMap(one -> one.getCodeUnitReferencesFromSelf().stream()))
        .hasSizeGreaterThan(100)
        .noneMatch(reference -> reference.getTargetOwner().isAssignableTo("jdk.jfr.Event"));
  }

  @Test
  void a_planted_wrong_arrow_is_found() {
    assertThatThrownBy(() -> ARROWS.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("WrongArrow")
        .hasMessageContaining("dev.patchbay.db.Transactions");
  }

  @Test
  void a_planted_library_away_from_home_is_found() {
    Homes gson =
        Homes.ALL.stream()
            .filter(home -> home.library().contains("gson"))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> gson.rule().check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("com.google.gson.JsonObject");
  }

  @Test
  void planted_sql_outside_a_store_is_found() {
    assertThatThrownBy(() -> HANDLE_IS_HANDED_ON_ONLY.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Handle.execute");
  }

  /** Everybody passes the Handle on, from Transactions to a Store; nobody else talks to it. */
  private static DescribedPredicate<JavaClass> areNotAtHomeInJdbi() {
    return DescribedPredicate.describe(
        "are neither in db nor a Store",
        type ->
            !type.getPackageName().startsWith("dev.patchbay.db")
                && !outermost(type).getSimpleName().endsWith("Store"));
  }

  /** Another package's class does things, unless it is a record, an enum or an interface. */
  private static DescribedPredicate<JavaClass> areNoDoers() {
    return DescribedPredicate.describe(
        "are records, enums, interfaces, from core or their own package",
        type -> {
          JavaClass one = type.getBaseComponentType();
          return !one.getPackageName().startsWith("dev.patchbay.")
              || one.getPackageName().equals("dev.patchbay.core")
              || one.getPackageName().startsWith("dev.patchbay.wiring.plan")
              || one.getPackageName().startsWith("dev.patchbay.incident.click")
              || one.isRecord()
              || one.isEnum()
              || one.isInterface();
        });
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }
}
