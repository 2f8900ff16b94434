package pairkeeper.bench.smallest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The one bean, behind the one page: a text to type, and a figure from the database. */
@Named
@RequestScoped
@Transactional
public class Page {
  @PersistenceContext(unitName = "smallest")
  private EntityManager rows;

  private String name = "";

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public long getCount() {
    return rows.createQuery("select count(t) from Thing t", Long.class).getSingleResult();
  }

  public void enter() {
    // the button leads back to the page
  }
}
