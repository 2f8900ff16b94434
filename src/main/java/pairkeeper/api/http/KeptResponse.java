package pairkeeper.api.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A response that keeps a copy of the body that goes through it. */
final class KeptResponse extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
  private ServletOutputStream out;

  KeptResponse(HttpServletResponse response) {
    super(response);
  }

  String body() {
    return copy.toString(StandardCharsets.UTF_8);
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (out == null) {
      out = copying(super.getOutputStream());
    }
    return out;
  }

  private ServletOutputStream copying(ServletOutputStream to) {
    return new ServletOutputStream() {
      @Override
      public void write(int b) throws IOException {
        copy.write(b);
        to.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        copy.write(bytes, from, length);
        to.write(bytes, from, length);
      }

      @Override
      public void flush() throws IOException {
        to.flush();
      }

      @Override
      public void close() throws IOException {
        to.close();
      }

      @Override
      public boolean isReady() {
        return to.isReady();
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        to.setWriteListener(listener);
      }
    };
  }
}
