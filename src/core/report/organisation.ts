/**
 * Mail services that anybody has an address at: sharing one makes nobody colleagues. The large ones by their share of
 * mailboxes, and the national providers; a name with a dot at its end stands for every country (`yahoo.de`).
 */
const FREE_MAIL = new Set(
  `gmail. googlemail. outlook. hotmail. live. msn. yahoo. ymail. rocketmail. icloud.com me.com mac.com aol. gmx. web.de mail.com
  proton.me protonmail.com protonmail.ch pm.me tuta.com tuta.io tutanota.com tutanota.de fastmail.com fastmail.fm hey.com
  zoho.com zohomail.com hushmail.com posteo.de posteo.net mailbox.org duck.com yandex. mail.ru inbox.ru list.ru bk.ru
  rambler.ru ukr.net qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com aliyun.com naver.com
  daum.net hanmail.net kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com rediffmail.com t-online.de freenet.de
  arcor.de 1und1.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it tiscali.it alice.it tin.it
  btinternet.com virginmedia.com sky.com talktalk.net ntlworld.com comcast.net verizon.net att.net sbcglobal.net cox.net
  bellsouth.net charter.net earthlink.net optonline.net shaw.ca rogers.com sympatico.ca videotron.ca bigpond.com
  bigpond.net.au optusnet.com.au xtra.co.nz seznam.cz centrum.cz email.cz wp.pl o2.pl onet.pl interia.pl poczta.fm
  bol.com.br uol.com.br terra.com.br ig.com.br bluewin.ch hispeed.ch ziggo.nl kpnmail.nl xs4all.nl home.nl planet.nl
  telenet.be skynet.be telia.com online.no walla.co.il walla.com freemail.hu citromail.hu abv.bg mynet.com`.split(
    /\s+/,
  ),
);

/** The part after the @, or null where there is none. */
export function domainOf(address: string | null): string | null {
  const at = address?.lastIndexOf('@') ?? -1;
  const domain = address?.slice(at + 1).toLowerCase() ?? '';
  return at > 0 && domain.includes('.') ? domain : null;
}

export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain) || FREE_MAIL.has(domain.slice(0, domain.indexOf('.') + 1));
}

/** Second-level names that are part of the ending in many countries, as in `acme.co.uk`. */
const SECOND_LEVEL = new Set(['ac', 'co', 'com', 'edu', 'go', 'gob', 'gov', 'gv', 'ne', 'net', 'or', 'org']);

/** What to call an organisation: its domain's own label, such as `Acme` for `mail.acme.co.uk`. */
export function organisationName(domain: string): string {
  const labels = domain.split('.');
  labels.pop();
  if (labels.length > 1 && SECOND_LEVEL.has(labels.at(-1) ?? '')) labels.pop();
  const label = labels.at(-1) ?? domain;
  return label.charAt(0).toUpperCase() + label.slice(1);
}
