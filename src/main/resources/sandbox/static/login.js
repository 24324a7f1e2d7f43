// Lists the seeded people; each one is a link back to the authorization request, with the person as login_hint.
'use strict';

const roles = ['applicant', 'clerk', 'head-of-authority', 'head-of-government', 'supervisor', 'modeler', 'operator'];
const query = new URLSearchParams(location.search);

function linkOf(person) {
  const target = new URLSearchParams(query);
  target.set('login_hint', person.subject);
  const link = element('a', 'person');
  link.href = '/oauth2/authorize?' + target;
  link.append(
    element('span', 'face', [...person.names.zh][0]),
    element('strong', '', inLanguage(person.names)),
    element('small', '', inLanguage(person.hint)));
  return link;
}

async function show() {
  const notice = document.getElementById('notice');
  notice.hidden = query.has('client_id');
  notice.textContent = text('startAtServer');
  const people = await (await fetch('people')).json();
  const sections = roles.map((role) => {
    const section = element('section');
    const list = element('div', 'people');
    list.append(...people.filter((person) => person.role === role).map(linkOf));
    section.append(element('h2', '', text('role.' + role)), list);
    return section;
  });
  document.getElementById('people').replaceChildren(...sections);
}

whenLanguageChanges(show);
