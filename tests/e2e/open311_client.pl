#!/usr/bin/perl
# A client of Open311 GeoReport v2, written from the specification alone with what Debian's perl brings: discovers the
# endpoint, lists, reads definitions, reports, follows. Says what it found as one JSON object.
#
#   open311_client.pl DISCOVERY_URL FORMAT API_KEY SERVICE_CODE [NAME=VALUE ...]
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use HTTP::Tiny;
use JSON::PP;

my ($discovery, $format, $key, $code, @more) = map { decode('UTF-8', $_) } @ARGV;
my $http = HTTP::Tiny->new(timeout => 30, agent => 'open311-client/1.0 ');
my %media = (xml => 'text/xml', json => 'application/json');

# XML without attributes, comments and mixed content, as the specification writes it: [name, text or children].
sub parse_xml {
    my ($bytes) = @_;
    my $text = decode('UTF-8', $bytes, Encode::FB_CROAK);
    $text =~ s/\A<\?xml version="1\.0" encoding="utf-8"\?>\s*//i or die "no declaration with the encoding\n";
    my @open = (['', []]);
    while ($text =~ /\G(?:<(\/?)([A-Za-z_]+)>|([^<]+))/gc) {
        my ($end, $name, $words) = ($1, $2, $3);
        if (defined $words) {
            push @{ $open[-1][1] }, $words;
        } elsif ($end) {
            my $done = pop @open;
            $done->[0] eq $name or die "<$done->[0]> ends as </$name>\n";
        } else {
            my $child = [$name, []];
            push @{ $open[-1][1] }, $child;
            push @open, $child;
        }
    }
    (pos($text) // 0) == length $text && @open == 1 or die "not well-formed\n";
    return $open[0][1][0];
}

my %entity = ('lt' => '<', 'gt' => '>', 'amp' => '&', 'quot' => '"', 'apos' => "'");

# The Spark convention: a container named here is a list, anything else with children is a record.
my %list = map { $_ => 1 } qw(services attributes values service_requests endpoints formats errors service_requests_updates);

sub spark {
    my ($element) = @_;
    my ($name, $inside) = @$element;
    my @children = grep { ref } @$inside;
    return [map { spark($_) } @children] if $list{$name};
    return { map { $_->[0] => spark($_) } @children } if @children;
    my $words = join '', @$inside;
    $words =~ s/&(?:#(\d+)|(\w+));/defined $1 ? chr $1 : $entity{$2} \/\/ die "unknown entity $2\n"/ge;
    return length $words ? $words : undef;
}

sub read_answer {
    my ($answer) = @_;
    my $type = $answer->{headers}{'content-type'} // '';
    $type eq $media{$format} or die "content type is '$type', not '$media{$format}'\n";
    my $value = $format eq 'xml' ? spark(parse_xml($answer->{content})) : JSON::PP->new->utf8->decode($answer->{content});
    return ($answer->{status}, $value);
}

sub get {
    my ($url) = @_;
    my ($status, $value) = read_answer($http->get($url));
    $status == 200 or die "GET $url answered $status\n";
    return $value;
}

sub post {
    my ($url, $fields) = @_;
    my $form = join '&', map {
        my ($name, $value) = @$_;
        join '=', map { my $bytes = encode('UTF-8', $_); $bytes =~ s/([^A-Za-z0-9._~\[\]-])/sprintf '%%%02X', ord $1/ge; $bytes }
            $name, $value;
    } @$fields;
    return read_answer($http->post($url,
        { content => $form, headers => { 'content-type' => 'application/x-www-form-urlencoded; charset=utf-8' } }));
}

my $found = get("$discovery.$format");
my ($endpoint) = grep { $_->{specification} eq 'http://wiki.open311.org/GeoReport_v2' } @{ $found->{endpoints} };
grep { $_ eq $media{$format} } @{ $endpoint->{formats} } or die "the endpoint does not speak $format\n";
my $base = $endpoint->{url};

my $services = get("$base/services.$format");
my ($service) = grep { $_->{service_code} eq $code } @$services;
$service or die "service $code is not offered\n";
my $definition = get("$base/services/$code.$format");

my @fields = (['service_code', $code], map { [split /=/, $_, 2] } @more);
my ($refused, $errors) = post("$base/requests.$format", \@fields);
my ($taken, $made) = post("$base/requests.$format", [['api_key', $key], @fields]);
$taken == 200 or die "reporting answered $taken\n";
my $number = $made->[0]{service_request_id};
if (!defined $number) {
    my $token = $made->[0]{token} // die "neither a number nor a token\n";
    $number = get("$base/tokens/$token.$format")->[0]{service_request_id};
}

print JSON::PP->new->utf8->canonical->encode({
    discovery => $found, services => $services, definition => $definition, made => $made, number => $number,
    refused => { status => $refused, errors => $errors },
    request => get("$base/requests/$number.$format"),
    requests => get("$base/requests.$format?status=open&service_code=$code"),
    updates => get("$base/servicerequestupdates.$format"),
}), "\n";
