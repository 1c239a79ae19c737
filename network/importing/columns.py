"""What a file can say of an organisation or a place: the columns that we know, and their names.

Names of columns are folded: without accents, case and punctuation. Those of two public files stand
here too: the cooperatives and markets in the infrastructure census of Togo (2021-22), and the
initiatives of solidarity economy in Europe (SSEDAS, on transformap.co).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.text import fold

from . import values

Reader = Callable[[str], Any]


@dataclass(frozen=True)
class Column:
    """One thing that a file can say.

    Attributes:
        label: for people.
        words: names of the column in files, parted by commas, the best first.
        read: from the text of a cell to a plain value; raises values.Unclear.
        spoils: whether the row is bad when the cell is unclear; else the cell alone is left out.
    """

    label: str | Promise
    words: str
    read: Reader
    spoils: bool = False


ANY = values.line(200)
CONTACTS = ("email", "phone", "whatsapp", "facebook", "instagram", "x", "youtube", "tiktok")
COLUMNS: dict[str, Column] = {
    "id": Column(
        _("Number or code in the source"),
        "source id,id,fid,identifier,uid,uuid,record id,external id,feature id",
        ANY,
        spoils=True,
    ),
    "slug": Column(
        _("Address in our register"), "slug,address in the register", values.line(80), spoils=True
    ),
    "name": Column(
        _("Name"),
        "name,organisation,organization,organisation name,organization name,title,nom,nombre,nome"
        ",denomination,razon social,cooperative nom,marche nom,organizacion,organizacao",
        values.line(200),
        spoils=True,
    ),
    "other_names": Column(
        _("Other names"), "other names,other name,alt name,otros nombres,autres noms", values.names
    ),
    "acronym": Column(_("Short name"), "acronym,short name,sigle,sigla,siglas", values.line(30)),
    "org_type": Column(
        _("Type"),
        "type,org type,organisation type,organization type,tipo,legal form,forme juridique",
        values.term("org_type", values.TYPES),
        spoils=True,
    ),
    "country": Column(
        _("Country"),
        "country,country code,iso country,iso,pays,pais,addr country,country name",
        values.country,
        spoils=True,
    ),
    "town": Column(
        _("Town"),
        "town,city,place,locality,ville,ciudad,cidade,municipio,localite,nom localite"
        ",canton nom bdd"
        ",commune nom bdd,addr city,municipality",
        values.line(120),
    ),
    "latitude": Column(
        _("Latitude"), "latitude,lat,geo lat,latitud", values.degrees(90), spoils=True
    ),
    "longitude": Column(
        _("Longitude"), "longitude,lon,lng,long,geo lon,longitud", values.degrees(180), spoils=True
    ),
    "geometry": Column(_("Place as WKT"), "geometry,wkt,geom,the geom,geometrie", str, spoils=True),
    "sector": Column(
        _("Sectors"),
        "sector,sectors,secteur,secteurs,sectores,setor,setores",
        values.terms("sector"),
    ),
    "constituency": Column(
        _("Constituencies"), "constituency,constituencies", values.terms("constituency")
    ),
    "language": Column(
        _("Languages"), "language,languages,langue,langues,idioma,idiomas", values.languages
    ),
    "reach": Column(_("Reach"), "reach,scope,alcance,portee", values.term("reach")),
    "status": Column(_("Status"), "status,estado,statut,situacao", values.status),
    "year_founded": Column(
        _("Founded"),
        "year founded,founded,year,annee,annee de creation,ano,ano de fundacion,start date",
        values.line(40),
    ),
    "members_count": Column(
        _("Members"),
        "members count,members,membership,number of members,membres,miembros"
        ",membros,nombre de membres",
        values.number,
        spoils=True,
    ),
    "members_as_of": Column(
        _("Members counted on"),
        "members as of,members counted on,members date",
        values.day,
        spoils=True,
    ),
    "members_source": Column(_("Who counted the members"), "members source", values.line(160)),
    "women_share": Column(
        _("Share of women, %"),
        "women share,share of women,part des femmes,porcentaje de mujeres",
        values.percent,
        spoils=True,
    ),
    "registration_number": Column(
        _("Registration number"),
        "registration number,registration no,numero de registro,numero d enregistrement,rut,nit",
        values.line(60),
    ),
    "registered_on": Column(
        _("Registered on"), "registered on,registration date", values.day, spoils=True
    ),
    "last_election": Column(_("Last election"), "last election", values.day, spoils=True),
    "website": Column(
        _("Website"), "website,contact website,url,web,homepage,site web,sitio web", values.address
    ),
    "source_url": Column(
        _("Address of the record in the source"), "source url,uri", values.address
    ),
    "email": Column(_("E-mail"), "email,e mail,mail,contact email,correo,courriel", values.email),
    "phone": Column(
        _("Phone"), "phone,telephone,tel,contact phone,telefono,telefone", values.line(40)
    ),
    "whatsapp": Column("WhatsApp", "whatsapp,contact whatsapp", values.line(40)),
    "facebook": Column("Facebook", "facebook,contact facebook", values.line(200)),
    "instagram": Column("Instagram", "instagram,contact instagram", values.line(200)),
    "x": Column("X", "twitter,contact twitter", values.line(200)),
    "youtube": Column("YouTube", "youtube,contact youtube", values.line(200)),
    "tiktok": Column("TikTok", "tiktok", values.line(200)),
}
# Of a market or a child-care centre the map needs no more.
PLACE_COLUMNS = ("id", "name", "country", "town", "latitude", "longitude", "geometry", "source_url")
BY_WORD = {
    word: (rank, column)
    for column, told in COLUMNS.items()
    for rank, word in enumerate(told.words.split(","))
}
# How many columns of a file may say one thing: the first that knows it counts.
MOST_CHOICES = 3


def known_names(heading: Sequence[str]) -> int:
    """Return how many names of a heading are known."""
    return sum(fold(name) in BY_WORD for name in heading)


def guess(heading: Sequence[str], columns: Sequence[str] = tuple(COLUMNS)) -> dict[str, str]:
    """Return {name in the file: column} for the names that are known.

    Of several that say the same, the best names come first: a town, else its district.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for name in heading:
        rank, column = BY_WORD.get(fold(name), (0, ""))
        if column in columns:
            found.setdefault(column, []).append((rank, name))
    several = {"town", "website", "name"}
    chosen = {
        column: [name for _rank, name in sorted(names)[: MOST_CHOICES if column in several else 1]]
        for column, names in found.items()
    }
    return {name: column for column, names in chosen.items() for name in names}
