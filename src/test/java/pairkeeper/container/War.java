package pairkeeper.container;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The war as it is shipped, with the tests in it. */
final class War {
  private static final String SERVLET =
      """
      <servlet>
        <servlet-name>ArquillianServletRunnerEE9</servlet-name>
        <servlet-class>org.jboss.arquillian.protocol.servlet5.runner.ServletTestRunner</servlet-class>
      </servlet>
      <servlet-mapping>
        <servlet-name>ArquillianServletRunnerEE9</servlet-name>
        <url-pattern>/ArquillianServletRunnerEE9</url-pattern>
      </servlet-mapping>
      """;

  private War() {}

  static WebArchive withTests(Class<?> test) {
    try {
      File assertj =
          new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
          .importFrom(new File("target/pairkeeper.war"))
          .as(WebArchive.class)
          .addClasses(test, InContainer.class, Databases.class, EchoWork.class, SampleChecks.class)
          .addAsWebInfResource(new StringAsset(scannedToo()), "payara-web.xml")
          .setWebXML(new StringAsset(openToTests()))
          .addAsLibraries(assertj);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The shipped one keeps the runtime from looking into jars; it has to look into Arquillian's. */
  private static String scannedToo() throws IOException {
    return changed(
        "payara-web.xml",
        "<scanning-exclude>*</scanning-exclude>",
        "<scanning-exclude>*</scanning-exclude><scanning-include>arquillian-*</scanning-include>");
  }

  /**
   * The sign-in stands before everything, Arquillian's servlet too: here only before pages. The
   * servlet itself is named, since the runtime passes over the fragment in Arquillian's jar.
   */
  private static String openToTests() throws IOException {
    return changed(
            "web.xml",
            "<filter-name>pairkeeper.web.access.SignInFilter</filter-name>\n"
                + "    <url-pattern>/*</url-pattern>",
            "<filter-name>pairkeeper.web.access.SignInFilter</filter-name>\n"
                + "    <url-pattern>*.xhtml</url-pattern>")
        .replace("</web-app>", SERVLET + "</web-app>");
  }

  private static String changed(String file, String from, String to) throws IOException {
    String text = Files.readString(Path.of("webapp/WEB-INF", file));
    if (!text.contains(from)) {
      throw new IllegalStateException(file + " has no " + from);
    }
    return text.replace(from, to);
  }
}
