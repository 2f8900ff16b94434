package pairkeeper.container;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container on a real PostgreSQL. */
@ExtendWith({Databases.class, ArquillianExtension.class})
class PostgresqlContainerIT extends InContainer {
  @Deployment
  @TargetsContainer("postgresql")
  static WebArchive war() {
    return War.withTests(PostgresqlContainerIT.class);
  }
}
