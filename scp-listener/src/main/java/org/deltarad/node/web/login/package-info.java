/**
 * Who may do what over HTTP: {@link org.deltarad.node.web.login.Gate} puts the parts before everything that is served.
 * A {@link org.deltarad.node.web.login.Caller} is whom a request comes from; {@link org.deltarad.node.web.login.Paths}
 * says what is needed for which request.
 */
package org.deltarad.node.web.login;
