package pairkeeper.ops.texts;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The bundles as files of the source tree, and the keys that sources and pages ask for. */
final class BundleFiles {
  static final Path FOLDER = Path.of("src/main/resources/i18n");
  private static final Pattern IN_JAVA =
      Pattern.compile("(?:Text\\.of|new Text|\\.say)\\(\\s*\"([a-z0-9][a-z0-9.-]*)\"(\\s*\\+)?");
  private static final Pattern IN_PAGES =
      Pattern.compile("\\b(?:t\\[|t\\.with\\()'([a-z0-9][a-z0-9.-]*)'(\\.concat|\\s*\\+=)?");

  private BundleFiles() {}

  static Set<String> areas() throws IOException {
    var areas = new TreeSet<String>();
    for (Path file : under(FOLDER, ".properties")) {
      areas.add(file.getFileName().toString().replaceAll("_.*", ""));
    }
    return areas;
  }

  static Path file(String area, Language language) {
    return FOLDER.resolve(area + "_" + language.suffix() + ".properties");
  }

  static Properties read(Path file) throws IOException {
    var bundle = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        bundle.load(reader);
      }
    }
    return bundle;
  }

  /** Every "name type" of the arguments of a pattern; nested ones too. */
  static Set<String> arguments(String pattern) {
    var names = new TreeSet<String>();
    var parts = new MessagePattern(pattern);
    for (int i = 0; i < parts.countParts(); i++) {
      Part part = parts.getPart(i);
      if (part.getType() == Part.Type.ARG_NAME) {
        names.add(parts.getSubstring(part));
      }
      if (part.getType() == Part.Type.ARG_NUMBER) {
        names.add("a number: " + parts.getSubstring(part));
      }
    }
    return names;
  }

  /** The selectors of each plural argument of a pattern. */
  static List<Set<String>> plurals(String pattern) {
    var all = new ArrayList<Set<String>>();
    var parts = new MessagePattern(pattern);
    for (int i = 0; i < parts.countParts(); i++) {
      Part part = parts.getPart(i);
      if (part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.PLURAL) {
        all.add(selectors(parts, i));
      }
    }
    return all;
  }

  private static Set<String> selectors(MessagePattern parts, int start) {
    var found = new TreeSet<String>();
    int end = parts.getLimitPartIndex(start);
    for (int i = start; i < end; i++) {
      Part part = parts.getPart(i);
      if (part.getType() == Part.Type.ARG_SELECTOR) {
        found.add(parts.getSubstring(part));
      }
      if (part.getType() == Part.Type.MSG_START) {
        i = parts.getLimitPartIndex(i);
      }
    }
    return found;
  }

  /** "file: key" of each key that sources and pages name; a key ending in a dot is a beginning. */
  static Set<String> keysInUse() throws IOException {
    var keys = new TreeSet<String>();
    for (Path file : under(Path.of("src/main/java"), ".java")) {
      collect(file, IN_JAVA, keys);
    }
    for (Path file : under(Path.of("webapp"), ".xhtml")) {
      collect(file, IN_PAGES, keys);
    }
    return keys;
  }

  private static void collect(Path file, Pattern asks, Set<String> keys) throws IOException {
    var found = asks.matcher(Files.readString(file));
    while (found.find()) {
      keys.add(found.group(1) + (found.group(2) == null ? "" : "…") + " in " + file);
    }
  }

  static List<Path> under(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }
}
