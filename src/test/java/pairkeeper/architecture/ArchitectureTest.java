package pairkeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String PLANTED = "pairkeeper.architecture.planted";

  private static final JavaClasses CONSOLE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("pairkeeper");
  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

  /** Each rule with the planted class that breaks it. */
  private static final Map<String, String> BROKEN_BY =
      Map.ofEntries(
          Map.entry("core names nobody", "core.model.NamesStore"),
          Map.entry("store names core", "store.NamesRemote"),
          Map.entry("remote names core", "remote.NamesStore"),
          Map.entry("ops names store, remote and core", "ops.NamesWeb"),
          Map.entry("web names ops and core", "web.NamesStore"),
          Map.entry("api names ops and core", "api.NamesRemote"),
          Map.entry("verify names core", "verify.NamesStore"),
          Map.entry("launch names verify", "launch.NamesOps"),
          Map.entry("core is plain Java", "core.model.ReadsFiles"),
          Map.entry("core asks no clock, chance or machine", "core.model.LooksAtTheClock"),
          Map.entry("no cycles between packages", "core.plan.NamesRunbook"),
          Map.entry("core's packages build on each other in order", "core.plan.NamesRunbook"),
          Map.entry("sshd only in remote", "ops.UsesSshd"),
          Map.entry("persistence only in store", "ops.UsesPersistence"),
          Map.entry("faces only in web", "api.UsesFaces"),
          Map.entry("JAX-RS only in api", "web.UsesJaxRs"),
          Map.entry("transactions only in ops", "store.UsesTransactions"),
          Map.entry("PDFs only in ops.dossier", "web.WritesPdf"),
          Map.entry("versions are compared in core.postgres", "ops.ComparesVersions"),
          Map.entry("platforms are found through Platforms", "ops.NamesAPlatform"),
          Map.entry("commands become text in core.plan and bytes in remote", "ops.WritesShellText"),
          Map.entry("no process is started here", "remote.StartsAProcess"));

  static Stream<Arguments> rules() {
    return Rules.under("pairkeeper").entrySet().stream()
        .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
  }

  static Stream<Arguments> rules_on_planted_violations() {
    return Rules.under(PLANTED).entrySet().stream()
        .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_console_keeps_to(String name, ArchRule rule) {
    rule.check(CONSOLE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules_on_planted_violations")
  void a_planted_violation_breaks(String name, ArchRule rule) {
    String report = rule.evaluate(VIOLATIONS).getFailureReport().toString();
    assertThat(report).contains(PLANTED + "." + BROKEN_BY.get(name));
  }
}
