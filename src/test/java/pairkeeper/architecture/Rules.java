package pairkeeper.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules "Who may name whom" for the packages below a root, each under its name. The root is a
 * parameter so that planted violations can be checked by the very same rules.
 */
final class Rules {
  private static final String[] JAVA_FOR_CORE = {
    "java.lang",
    "java.lang.annotation",
    "java.lang.invoke",
    "java.lang.runtime",
    "java.util",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "java.time..",
    "java.math",
    "java.text",
    // names of encodings only; bytes of text are no I/O
    "java.nio.charset"
  };

  private final String root;

  private Rules(String root) {
    this.root = root;
  }

  static Map<String, ArchRule> under(String root) {
    Rules rules = new Rules(root);
    Map<String, ArchRule> named = new LinkedHashMap<>();
    named.put("core names nobody", rules.onlyNames("core"));
    named.put("store names core", rules.onlyNames("store", "core"));
    named.put("remote names core", rules.onlyNames("remote", "core"));
    named.put(
        "ops names store, remote and core", rules.onlyNames("ops", "store", "remote", "core"));
    named.put("web names ops and core", rules.onlyNames("web", "ops", "core"));
    named.put("api names ops and core", rules.onlyNames("api", "ops", "core"));
    named.put("verify names core", rules.onlyNames("verify", "core"));
    named.put("launch names verify", rules.onlyNames("launch", "verify"));
    named.put("core is plain Java", rules.coreIsPlainJava());
    named.put("core asks no clock, chance or machine", rules.coreAsksNothing());
    named.put("no cycles between packages", rules.noCycles());
    named.put("core's packages build on each other in order", rules.orderOfCore());
    named.put("sshd only in remote", rules.only("remote", "org.apache.sshd.."));
    named.put(
        "persistence only in store",
        rules.only("store", "jakarta.persistence..", "org.hibernate.."));
    named.put("faces only in web", rules.only("web", "jakarta.faces..", "org.primefaces.."));
    named.put("JAX-RS only in api", rules.only("api", "jakarta.ws.rs.."));
    named.put("transactions only in ops", rules.only("ops", "jakarta.transaction.."));
    named.put("PDFs only in ops.dossier", rules.only("ops.dossier", "org.openpdf.."));
    named.put("versions are compared in core.postgres", rules.versions());
    named.put("platforms are found through Platforms", rules.platforms());
    named.put("commands become text in core.plan and bytes in remote", rules.commands());
    named.put("no process is started here", rules.noProcess());
    return named;
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  /** 1: web, api -> ops -> store, remote -> core. */
  private ArchRule onlyNames(String layer, String... others) {
    String[] allowed = Arrays.stream(others).map(this::in).toArray(String[]::new);
    DescribedPredicate<JavaClass> foreign =
        resideInAPackage(root + "..")
            .and(DescribedPredicate.not(resideInAPackage(in(layer))))
            .and(DescribedPredicate.not(resideInAnyPackage(allowed)));
    return noClasses()
        .that()
        .resideInAPackage(in(layer))
        .should()
        .dependOnClassesThat(
            foreign.as("are neither of %s nor of %s", layer, Arrays.toString(others)));
  }

  /** 2, first half: nothing but core and {@code java.{lang,util,time,math,text}}. */
  private ArchRule coreIsPlainJava() {
    return noClasses()
        .that()
        .resideInAPackage(in("core"))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.not(resideInAnyPackage(JAVA_FOR_CORE))
                .and(DescribedPredicate.not(resideInAPackage(root + "..")))
                .and(
                    DescribedPredicate.not(
                        describe("are primitive", c -> c.isPrimitive() || c.isArray()))));
  }

  /** 2, second half: time and chance are passed in; no thread, no process. */
  private ArchRule coreAsksNothing() {
    Set<String> types =
        Set.of(
            "java.time.Clock",
            "java.time.InstantSource",
            "java.util.Random",
            "java.util.Timer",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime");
    return noClasses()
        .that()
        .resideInAPackage(in("core"))
        .should()
        .dependOnClassesThat(
            describe("are clocks, chance or machine", c -> types.contains(c.getName())))
        .orShould()
        .callMethodWhere(target(describe("asks the clock, chance or machine", Rules::asksOutside)));
  }

  private static boolean asksOutside(AccessTarget.CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    return switch (target.getName()) {
      case "now" -> owner.startsWith("java.time.");
      case "currentTimeMillis", "nanoTime", "getenv", "getProperty", "exit" ->
          owner.equals("java.lang.System");
      case "random", "randomUUID" -> owner.startsWith("java.");
      default -> false;
    };
  }

  /** 3: between any two packages, those of core included. */
  private ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /** 3: what stands lower never names what is built on it. */
  private ArchRule orderOfCore() {
    ArchRule order = neverNames("model", "postgres", "configfile", "plan", "platform", "runbook");
    for (String lower : List.of("postgres", "configfile")) {
      order = both(order, neverNames(lower, "plan", "platform", "runbook", "job", "health"));
    }
    order = both(order, neverNames("plan", "platform", "runbook", "job", "health"));
    order = both(order, neverNames("platform", "runbook", "job", "health"));
    return both(order, neverNames("health", "runbook", "job"));
  }

  private static ArchRule both(ArchRule one, ArchRule other) {
    return CompositeArchRule.of(one).and(other);
  }

  private ArchRule neverNames(String lower, String... higher) {
    return noClasses()
        .that()
        .resideInAPackage(in("core." + lower))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Arrays.stream(higher).map(name -> in("core." + name)).toArray(String[]::new))
        .allowEmptyShould(true);
  }

  /** 4: a library is used in one place. */
  private ArchRule only(String layer, String... libraries) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(in(layer))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  /** 5: all others ask {@code major.has(feature)}. */
  private ArchRule versions() {
    String major = root + ".core.postgres.PgMajor";
    Set<String> comparing = Set.of("compareTo", "versionNum");
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("core.postgres"))
        .should()
        .callMethodWhere(
            target(
                describe(
                    "compares PostgreSQL versions",
                    (AccessTarget.CodeUnitAccessTarget t) ->
                        t.getOwner().getName().equals(major) && comparing.contains(t.getName()))));
  }

  /** 6: nobody names a platform; its words and paths are looked for in the sources. */
  private ArchRule platforms() {
    String platform = root + ".core.platform.Platform";
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("core.platform"))
        .should()
        .dependOnClassesThat(
            describe(
                "are one platform",
                (JavaClass c) -> c.isAssignableTo(platform) && !c.getName().equals(platform)));
  }

  /** 7: what is previewed is what is sent, so there is one place that writes it. */
  private ArchRule commands() {
    String shellText = root + ".core.plan.ShellText";
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("core.plan"), in("remote"))
        .should()
        .callMethodWhere(
            target(
                describe(
                    "writes a command as shell text",
                    (AccessTarget.CodeUnitAccessTarget t) ->
                        t.getOwner().getName().equals(shellText) && t.getName().equals("of"))));
  }

  /** 7: the console's own machine is not a server. */
  private ArchRule noProcess() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "start processes", (JavaClass c) -> c.getName().equals("java.lang.ProcessBuilder")))
        .orShould()
        .callMethodWhere(
            describe(
                "Runtime.exec",
                (JavaCall<?> call) ->
                    call.getTarget().getOwner().getName().equals("java.lang.Runtime")
                        && call.getTarget().getName().equals("exec")));
  }
}
