package pairkeeper.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import pairkeeper.bench.smallest.Page;
import pairkeeper.bench.smallest.Thing;
import pairkeeper.store.database.NoWeaving;

/**
 * A war with one Faces page, one PrimeFaces input, one bean and one row class in H2 by Hibernate,
 * with the libraries and the settings of the console's own war: what the stack costs before a line
 * of ours is in it.
 */
final class SmallestWar {
  static final String PAGE = "/index.xhtml";

  private static final List<String> LIBRARIES =
      List.of("all", "antlr4", "classmate", "h2", "hibernate", "jandex", "jboss", "primefaces-15");
  private static final String CLASSES = "WEB-INF/classes/";
  private static final String EE = "xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"";

  private static final String INDEX =
      """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:p="primefaces">
        <h:head><title>smallest</title></h:head>
        <h:body><h:form>
          <p:inputText value="#{page.name}"/> #{page.count}
          <p:commandButton action="#{page.enter}" value="enter"/>
        </h:form></h:body>
      </html>
      """;

  private static final String WEB =
      """
      <web-app %s version="6.0">
        <context-param>
          <param-name>jakarta.faces.PROJECT_STAGE</param-name><param-value>Production</param-value>
        </context-param>
        <context-param>
          <param-name>primefaces.THEME</param-name><param-value>none</param-value>
        </context-param>
        <servlet>
          <servlet-name>faces</servlet-name>
          <servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class>
          <load-on-startup>1</load-on-startup>
        </servlet>
        <servlet-mapping>
          <servlet-name>faces</servlet-name><url-pattern>*.xhtml</url-pattern>
        </servlet-mapping>
        <data-source>
          <name>java:app/jdbc/smallest</name>
          <class-name>org.h2.jdbcx.JdbcDataSource</class-name>
          <url>jdbc:h2:mem:smallest;DB_CLOSE_DELAY=-1</url>
          <user>sa</user>
          <password>none</password>
          <initial-pool-size>2</initial-pool-size>
          <max-pool-size>8</max-pool-size>
          <min-pool-size>2</min-pool-size>
        </data-source>
      </web-app>
      """
          .formatted(EE);

  private static final String PERSISTENCE =
      """
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
        <persistence-unit name="smallest" transaction-type="JTA">
          <provider>org.hibernate.jpa.HibernatePersistenceProvider</provider>
          <jta-data-source>java:app/jdbc/smallest</jta-data-source>
          <exclude-unlisted-classes>false</exclude-unlisted-classes>
          <properties>
            <property name="hibernate.hbm2ddl.auto" value="create"/>
            <property name="hibernate.transaction.jta.platform"
                value="org.hibernate.engine.transaction.jta.platform.internal.SunOneJtaPlatform"/>
            <property name="hibernate.enhancer.enableDirtyTracking" value="false"/>
            <property name="hibernate.enhancer.enableLazyInitialization" value="false"/>
          </properties>
        </persistence-unit>
      </persistence>
      """;

  private SmallestWar() {}

  /**
   * Writes it.
   *
   * @param console the console's own war, for its libraries
   */
  static Path write(Path war, Path console) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(war));
        var ours = new ZipFile(console.toFile())) {
      for (ZipEntry entry : ours.stream().filter(SmallestWar::needed).toList()) {
        add(zip, entry.getName(), ours.getInputStream(entry));
      }
      add(zip, "index.xhtml", INDEX);
      add(zip, "WEB-INF/web.xml", WEB);
      add(zip, "WEB-INF/faces-config.xml", "<faces-config " + EE + " version=\"4.0\"/>");
      String discovery = " version=\"4.0\" bean-discovery-mode=\"annotated\"/>";
      add(zip, "WEB-INF/beans.xml", "<beans " + EE + discovery);
      add(zip, CLASSES + "META-INF/persistence.xml", PERSISTENCE);
      for (Class<?> one : List.of(Page.class, Thing.class)) {
        String file = one.getName().replace('.', '/') + ".class";
        add(zip, CLASSES + file, one.getResourceAsStream("/" + file));
      }
    }
    return war;
  }

  private static boolean needed(ZipEntry entry) {
    String name = entry.getName();
    String library = name.substring(name.lastIndexOf('/') + 1);
    return name.equals("WEB-INF/payara-web.xml")
        || name.startsWith(CLASSES + NoWeaving.class.getName().replace('.', '/'))
        || name.equals(CLASSES + "META-INF/services/org.hibernate.service.spi.ServiceContributor")
        || name.startsWith("WEB-INF/unscanned/")
            && LIBRARIES.stream().anyMatch(library::startsWith);
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(ZipOutputStream zip, String name, InputStream content)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    try (content) {
      content.transferTo(zip);
    }
  }
}
